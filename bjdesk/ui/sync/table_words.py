"""What the tables and their columns are called by people who have never seen a table."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_TABLES: Mapping[str, str] = {
    "attendance": QT_TRANSLATE_NOOP("SyncTables", "签到"),
    "learner": QT_TRANSLATE_NOOP("SyncTables", "学员"),
    "learner_branch": QT_TRANSLATE_NOOP("SyncTables", "学员"),
    "consent": QT_TRANSLATE_NOOP("SyncTables", "同意书"),
    "card": QT_TRANSLATE_NOOP("SyncTables", "卡"),
    "activity": QT_TRANSLATE_NOOP("SyncTables", "课程"),
    "session": QT_TRANSLATE_NOOP("SyncTables", "课次"),
    "enrolment": QT_TRANSLATE_NOOP("SyncTables", "报名"),
    "venue": QT_TRANSLATE_NOOP("SyncTables", "场地"),
    "booking": QT_TRANSLATE_NOOP("SyncTables", "场地预订"),
    "proposal": QT_TRANSLATE_NOOP("SyncTables", "报请"),
    "conflict": QT_TRANSLATE_NOOP("SyncTables", "两边不一样的"),
    "society": QT_TRANSLATE_NOOP("SyncTables", "社团"),
    "society_member": QT_TRANSLATE_NOOP("SyncTables", "成员"),
    "certificate": QT_TRANSLATE_NOOP("SyncTables", "证书"),
    "staff": QT_TRANSLATE_NOOP("SyncTables", "经办人"),
    "desk": QT_TRANSLATE_NOOP("SyncTables", "工作台"),
    "org": QT_TRANSLATE_NOOP("SyncTables", "单位"),
    "erasure": QT_TRANSLATE_NOOP("SyncTables", "删除个人资料"),
    "audit_head": QT_TRANSLATE_NOOP("SyncTables", "审计"),
    "code": QT_TRANSLATE_NOOP("SyncTables", "代码表"),
    "policy_doc": QT_TRANSLATE_NOOP("SyncTables", "文件"),
    "policy_parameter": QT_TRANSLATE_NOOP("SyncTables", "规定"),
}
_COLUMNS: Mapping[str, str] = {
    "name": QT_TRANSLATE_NOOP("SyncColumns", "名称"),
    "learner.name": QT_TRANSLATE_NOOP("SyncColumns", "姓名"),
    "staff.name": QT_TRANSLATE_NOOP("SyncColumns", "姓名"),
    "name_note": QT_TRANSLATE_NOOP("SyncColumns", "姓名备注"),
    "sex": QT_TRANSLATE_NOOP("SyncColumns", "性别"),
    "phone": QT_TRANSLATE_NOOP("SyncColumns", "手机号"),
    "phone_owner": QT_TRANSLATE_NOOP("SyncColumns", "手机是谁的"),
    "birth_date": QT_TRANSLATE_NOOP("SyncColumns", "生日"),
    "birth_year": QT_TRANSLATE_NOOP("SyncColumns", "出生年"),
    "of_age": QT_TRANSLATE_NOOP("SyncColumns", "是否成年"),
    "community_id": QT_TRANSLATE_NOOP("SyncColumns", "社区"),
    "education": QT_TRANSLATE_NOOP("SyncColumns", "文化程度"),
    "number": QT_TRANSLATE_NOOP("SyncColumns", "编号"),
    "standing": QT_TRANSLATE_NOOP("SyncColumns", "资料状态"),
    "id_type": QT_TRANSLATE_NOOP("SyncColumns", "证件"),
    "id_tail": QT_TRANSLATE_NOOP("SyncColumns", "证件后四位"),
    "title": QT_TRANSLATE_NOOP("SyncColumns", "标题"),
    "topic": QT_TRANSLATE_NOOP("SyncColumns", "内容"),
    "summary": QT_TRANSLATE_NOOP("SyncColumns", "简介"),
    "teacher_name": QT_TRANSLATE_NOOP("SyncColumns", "老师"),
    "contact": QT_TRANSLATE_NOOP("SyncColumns", "联系方式"),
    "quota": QT_TRANSLATE_NOOP("SyncColumns", "名额"),
    "quota_hard": QT_TRANSLATE_NOOP("SyncColumns", "最多人数"),
    "starts_on": QT_TRANSLATE_NOOP("SyncColumns", "开始日期"),
    "ends_on": QT_TRANSLATE_NOOP("SyncColumns", "结束日期"),
    "note": QT_TRANSLATE_NOOP("SyncColumns", "备注"),
    "state": QT_TRANSLATE_NOOP("SyncColumns", "状态"),
    "state_note": QT_TRANSLATE_NOOP("SyncColumns", "状态说明"),
    "state_at": QT_TRANSLATE_NOOP("SyncColumns", "状态时间"),
    "status": QT_TRANSLATE_NOOP("SyncColumns", "状态"),
    "status_on": QT_TRANSLATE_NOOP("SyncColumns", "状态日期"),
    "type": QT_TRANSLATE_NOOP("SyncColumns", "类别"),
    "category": QT_TRANSLATE_NOOP("SyncColumns", "类别"),
    "use": QT_TRANSLATE_NOOP("SyncColumns", "用途"),
    "room_no": QT_TRANSLATE_NOOP("SyncColumns", "房间号"),
    "floor": QT_TRANSLATE_NOOP("SyncColumns", "楼层"),
    "is_step_free": QT_TRANSLATE_NOOP("SyncColumns", "没有台阶"),
    "address": QT_TRANSLATE_NOOP("SyncColumns", "地址"),
    "capacity": QT_TRANSLATE_NOOP("SyncColumns", "容纳人数"),
    "capacity_hard": QT_TRANSLATE_NOOP("SyncColumns", "最多人数"),
    "area_dm2": QT_TRANSLATE_NOOP("SyncColumns", "面积"),
    "lon_gcj02": QT_TRANSLATE_NOOP("SyncColumns", "地图上的位置"),
    "lat_gcj02": QT_TRANSLATE_NOOP("SyncColumns", "地图上的位置"),
    "hours_text": QT_TRANSLATE_NOOP("SyncColumns", "开放时间"),
    "booking_way": QT_TRANSLATE_NOOP("SyncColumns", "怎么预约"),
    "audience": QT_TRANSLATE_NOOP("SyncColumns", "向谁开放"),
    "is_free": QT_TRANSLATE_NOOP("SyncColumns", "免费"),
    "is_learning_point": QT_TRANSLATE_NOOP("SyncColumns", "学习点"),
    "is_teaching": QT_TRANSLATE_NOOP("SyncColumns", "能上课"),
    "steward": QT_TRANSLATE_NOOP("SyncColumns", "管理方"),
    "coordinator": QT_TRANSLATE_NOOP("SyncColumns", "联络人"),
    "owner_name": QT_TRANSLATE_NOOP("SyncColumns", "产权单位"),
    "setup_gap_min": QT_TRANSLATE_NOOP("SyncColumns", "前后留空"),
    "gap_min": QT_TRANSLATE_NOOP("SyncColumns", "前后留空"),
    "venue_id": QT_TRANSLATE_NOOP("SyncColumns", "场地"),
    "starts_at": QT_TRANSLATE_NOOP("SyncColumns", "开始时间"),
    "ends_at": QT_TRANSLATE_NOOP("SyncColumns", "结束时间"),
    "place_note": QT_TRANSLATE_NOOP("SyncColumns", "地点备注"),
    "headcount": QT_TRANSLATE_NOOP("SyncColumns", "人数"),
    "borrower_name": QT_TRANSLATE_NOOP("SyncColumns", "借用人"),
    "purpose": QT_TRANSLATE_NOOP("SyncColumns", "用途"),
    "role": QT_TRANSLATE_NOOP("SyncColumns", "岗位"),
    "last4": QT_TRANSLATE_NOOP("SyncColumns", "卡尾号"),
    "learner_id": QT_TRANSLATE_NOOP("SyncColumns", "学员"),
    "activity_id": QT_TRANSLATE_NOOP("SyncColumns", "课程"),
    "session_id": QT_TRANSLATE_NOOP("SyncColumns", "课次"),
    "reason": QT_TRANSLATE_NOOP("SyncColumns", "原因"),
    "register_no": QT_TRANSLATE_NOOP("SyncColumns", "登记编号"),
    "registered_on": QT_TRANSLATE_NOOP("SyncColumns", "登记日期"),
    "part_of_id": QT_TRANSLATE_NOOP("SyncColumns", "在哪里面"),
    "tier": QT_TRANSLATE_NOOP("SyncColumns", "层级"),
    "hours": QT_TRANSLATE_NOOP("SyncColumns", "手工填的开放时间"),
    "shared_with_id": QT_TRANSLATE_NOOP("SyncColumns", "和谁合用"),
    "owner_org_id": QT_TRANSLATE_NOOP("SyncColumns", "产权单位"),
    "review_state": QT_TRANSLATE_NOOP("SyncColumns", "区里的审核"),
    "review_note": QT_TRANSLATE_NOOP("SyncColumns", "区里的意见"),
    "removed": QT_TRANSLATE_NOOP("SyncColumns", "去掉"),
    "coordinator_org_id": QT_TRANSLATE_NOOP("SyncColumns", "协调学校"),
    "founded_on": QT_TRANSLATE_NOOP("SyncColumns", "成立日期"),
    "meeting_venue_id": QT_TRANSLATE_NOOP("SyncColumns", "活动地点"),
    "meeting_rule": QT_TRANSLATE_NOOP("SyncColumns", "固定时间"),
    "has_charter": QT_TRANSLATE_NOOP("SyncColumns", "章程"),
    "has_rules": QT_TRANSLATE_NOOP("SyncColumns", "制度"),
    "elderly_override": QT_TRANSLATE_NOOP("SyncColumns", "算不算老年社团"),
    "filing_no": QT_TRANSLATE_NOOP("SyncColumns", "备案号"),
    "society_id": QT_TRANSLATE_NOOP("SyncColumns", "社团"),
    "society_member.role": QT_TRANSLATE_NOOP("SyncColumns", "在社团里"),
    "is_core": QT_TRANSLATE_NOOP("SyncColumns", "核心成员"),
    "joined_on": QT_TRANSLATE_NOOP("SyncColumns", "加入日期"),
    "left_on": QT_TRANSLATE_NOOP("SyncColumns", "离开日期"),
    "term_id": QT_TRANSLATE_NOOP("SyncColumns", "学期"),
    "planned": QT_TRANSLATE_NOOP("SyncColumns", "学时"),
    "fee": QT_TRANSLATE_NOOP("SyncColumns", "费用"),
    "age_min": QT_TRANSLATE_NOOP("SyncColumns", "最小几岁"),
    "age_max": QT_TRANSLATE_NOOP("SyncColumns", "最大几岁"),
    "is_open_entry": QT_TRANSLATE_NOOP("SyncColumns", "不用报名"),
    "needs_undertaking": QT_TRANSLATE_NOOP("SyncColumns", "要写承诺书"),
    "completion_pct": QT_TRANSLATE_NOOP("SyncColumns", "到多少算结业"),
    "ordinal": QT_TRANSLATE_NOOP("SyncColumns", "第几次"),
    "did_not_meet_reason": QT_TRANSLATE_NOOP("SyncColumns", "没上的原因"),
    "queue_no": QT_TRANSLATE_NOOP("SyncColumns", "候补位次"),
    "override_reason": QT_TRANSLATE_NOOP("SyncColumns", "为什么破例"),
    "standing_on": QT_TRANSLATE_NOOP("SyncColumns", "资料状态日期"),
    "provider_org_id": QT_TRANSLATE_NOOP("SyncColumns", "谁来办"),
    "host_org_id": QT_TRANSLATE_NOOP("SyncColumns", "主办单位"),
    "given_on": QT_TRANSLATE_NOOP("SyncColumns", "同意日期"),
    "answer": QT_TRANSLATE_NOOP("SyncColumns", "答复"),
    "channel": QT_TRANSLATE_NOOP("SyncColumns", "怎么报的"),
    "mode": QT_TRANSLATE_NOOP("SyncColumns", "怎么上"),
    "borrower_kind": QT_TRANSLATE_NOOP("SyncColumns", "谁来借"),
    "undertaking_by": QT_TRANSLATE_NOOP("SyncColumns", "谁写的承诺书"),
}


def table(name: str) -> str:
    """attendance -> 签到; what has no word yet is 别的资料."""
    words = _TABLES.get(name)
    return translate("SyncTables", words) if words else translate("SyncTables", "别的资料")


def column(table_name: str, name: str) -> str:
    """phone of learner -> 手机号; what has no word yet is 内容."""
    words = _COLUMNS.get(f"{table_name}.{name}") or _COLUMNS.get(name)
    return translate("SyncColumns", words) if words else translate("SyncColumns", "内容")


def counted(counts: Mapping[str, int], most: int = 3) -> str:
    """签到 11·登记 2·场地 1: the largest first, tables of one name together, the rest as 别的."""
    by_words: dict[str, int] = {}
    for name, count in counts.items():
        if count:
            words = table(name)
            by_words[words] = by_words.get(words, 0) + count
    ordered = sorted(by_words.items(), key=lambda item: -item[1])
    shown = ordered if len(ordered) <= most else ordered[: most - 1]
    parts = [translate("SyncTables", "{what} {n}").format(what=words, n=count) for words, count in shown]
    rest = sum(count for _, count in ordered[len(shown) :])
    if rest:
        parts.append(translate("SyncTables", "其他 {n}").format(n=rest))
    return "·".join(parts)
