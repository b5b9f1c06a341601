<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AgeChoice</name>
    <message>
        <source>成年</source>
        <translation>Of age</translation>
    </message>
    <message>
        <source>未成年</source>
        <translation>Under age</translation>
    </message>
    <message>
        <source>写了出生年就不用选</source>
        <translation>Not needed once the year of birth is there</translation>
    </message>
    <message>
        <source>成年了吗</source>
        <translation>Of age?</translation>
    </message>
    <message>
        <source>（必填）</source>
        <translation> (required)</translation>
    </message>
</context>
<context>
    <name>AnswerStrip</name>
    <message>
        <source>给她用这张卡</source>
        <translation>Give her this card</translation>
    </message>
</context>
<context>
    <name>AtWork</name>
    <message>
        <source>电脑的时间往回跳了</source>
        <translation>The clock of this computer jumped back</translation>
    </message>
    <message>
        <source>签到都记下了，只是时间可能不准。请看看电脑右下角的时间，不对就告诉管理员。</source>
        <translation>All check-ins are kept, only their times may be off. Please look at the clock of the computer; if it is wrong, tell the administrator.</translation>
    </message>
    <message>
        <source>把卡给她</source>
        <translation>give her the card</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>check in</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>编号 {number}</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>收起这条提示</source>
        <translation>Dismiss this message</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>刚才签到</source>
        <translation>Just now</translation>
    </message>
    <message>
        <source>最近 50 条，撤销会留下原因</source>
        <translation>The last 50; an undo keeps its reason</translation>
    </message>
    <message>
        <source>最近 50 条</source>
        <translation>The last 50</translation>
    </message>
    <message>
        <source>没到</source>
        <translation>Not here</translation>
    </message>
    <message>
        <source>已到</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>Roster</translation>
    </message>
</context>
<context>
    <name>CardActs</name>
    <message>
        <source>注销尾号 {last4} 的卡？</source>
        <translation>Cancel the card ending {last4}?</translation>
    </message>
    <message>
        <source>以后刷这张卡不能签到。别的卡和以前的记录都会留着。</source>
        <translation>It will no longer check anybody in. Her other cards and all earlier records stay.</translation>
    </message>
    <message>
        <source>注销</source>
        <translation>Cancel card</translation>
    </message>
    <message>
        <source>尾号 {last4} 的卡挂失了</source>
        <translation>The card ending {last4} is reported lost</translation>
    </message>
    <message>
        <source>找到以后，点“解挂”就能接着用。</source>
        <translation>Once it is found, &quot;Found&quot; makes it work again.</translation>
    </message>
    <message>
        <source>尾号 {last4} 的卡解挂了</source>
        <translation>The card ending {last4} works again</translation>
    </message>
    <message>
        <source>可以接着刷卡签到。</source>
        <translation>It can be swiped as before.</translation>
    </message>
    <message>
        <source>尾号 {last4} 的卡注销了</source>
        <translation>The card ending {last4} is cancelled</translation>
    </message>
    <message>
        <source>以前用它签到的记录都在。</source>
        <translation>Everything recorded with it is kept.</translation>
    </message>
    <message>
        <source>尾号 {last4} 的卡恢复了</source>
        <translation>The card ending {last4} is restored</translation>
    </message>
</context>
<context>
    <name>CheckInLists</name>
    <message>
        <source>刷卡</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>扫码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>纸上补的</source>
        <translation>From paper</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>手工</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>刚才签到</source>
        <translation>Just now</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>卡</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>课程</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>已撤销：{reason}</source>
        <translation>Undone: {reason}</translation>
    </message>
    <message>
        <source>尾号 {last4}</source>
        <translation>Ends {last4}</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>{time} 到</source>
        <translation>Came {time}</translation>
    </message>
    <message>
        <source>没有卡</source>
        <translation>No card</translation>
    </message>
    <message>
        <source>到了</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>b. {year}</translation>
    </message>
    <message>
        <source>同名</source>
        <translation>Namesake</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>On leave</translation>
    </message>
    <message>
        <source>临时</source>
        <translation>Guest</translation>
    </message>
</context>
<context>
    <name>CheckInPage</name>
    <message>
        <source>换一节课</source>
        <translation>Change class</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>正在打开资料…</source>
        <translation>Opening the records…</translation>
    </message>
    <message>
        <source>资料没有打开</source>
        <translation>Records not opened</translation>
    </message>
    <message>
        <source>{name}的登记还没填完</source>
        <translation>The registration of {name} is not finished</translation>
    </message>
    <message>
        <source>有一份登记还没填完</source>
        <translation>A registration is not finished</translation>
    </message>
    <message>
        <source>填过的都在</source>
        <translation>What was filled in is still there</translation>
    </message>
    <message>
        <source>接着填</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>CheckInTimes</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
</context>
<context>
    <name>CheckInView</name>
    <message>
        <source>无卡登记</source>
        <translation>Walk-in</translation>
    </message>
    <message>
        <source>都到齐了</source>
        <translation>Everybody is here</translation>
    </message>
    <message>
        <source>选好课，名单就在这里</source>
        <translation>Choose a class and its roster is here</translation>
    </message>
    <message>
        <source>这里还没有人</source>
        <translation>Nobody here yet</translation>
    </message>
</context>
<context>
    <name>CheckInWords</name>
    <message>
        <source>换一节课</source>
        <translation>Change class</translation>
    </message>
    <message>
        <source>现在就开始签到</source>
        <translation>Start check-in now</translation>
    </message>
    <message>
        <source>现在没有课</source>
        <translation>No class now</translation>
    </message>
    <message>
        <source>最近也没有排课，可以从课程里选一节</source>
        <translation>None is planned soon either; you can choose one from the courses</translation>
    </message>
    <message>
        <source>下一节：{day} {time} {title}·{opens} 起可以签到</source>
        <translation>Next: {day} {time} {title}·check-in from {opens}</translation>
    </message>
    <message>
        <source>请刷卡</source>
        <translation>Please swipe</translation>
    </message>
    <message>
        <source>把卡放在读卡器上，听到一声就好</source>
        <translation>Hold the card to the reader until it beeps</translation>
    </message>
    <message>
        <source>没读准，请再刷一次</source>
        <translation>Misread, please swipe again</translation>
    </message>
    <message>
        <source>刚才的卡号被输入法打乱了，没有签到</source>
        <translation>The input method garbled the number; nobody was checked in</translation>
    </message>
    <message>
        <source>不登记了</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>这张卡是谁的？</source>
        <translation>Whose card is it?</translation>
    </message>
    <message>
        <source>卡尾号 {last4}·输入她的姓名拼音，找到她</source>
        <translation>Card ending {last4}·type her name in pinyin to find her</translation>
    </message>
    <message>
        <source>签到成功</source>
        <translation>Checked in</translation>
    </message>
    <message>
        <source>晚到 {n} 分钟</source>
        <translation>{n} min late</translation>
    </message>
    <message>
        <source>已经签过到了（{time}），不用再刷</source>
        <translation>Already in since {time}, no need to swipe again</translation>
    </message>
    <message>
        <source>同时报了 {n} 节课，这次上哪一节？</source>
        <translation>Enrolled in {n} classes now. Which one is it?</translation>
    </message>
    <message>
        <source>没有报名这门课，可以当场加入</source>
        <translation>Not enrolled here, but may join on the spot</translation>
    </message>
    <message>
        <source>没有报名这门课，名额也满了</source>
        <translation>Not enrolled here, and the class is full</translation>
    </message>
    <message>
        <source>这几门课都没有报名，选一门当场加入</source>
        <translation>Enrolled in none of these; choose one to join</translation>
    </message>
    <message>
        <source>现在没有课，还没有签到</source>
        <translation>No class now, nobody was checked in</translation>
    </message>
    <message>
        <source>选一节课</source>
        <translation>Choose a class</translation>
    </message>
    <message>
        <source>这张卡有 {n} 个人在用</source>
        <translation>Holders of this card: {n}</translation>
    </message>
    <message>
        <source>卡尾号 {last4}·是哪一位？</source>
        <translation>Card ending {last4}·which of them is it?</translation>
    </message>
    <message>
        <source>卡尾号 {last4}·没有签到</source>
        <translation>Card ending {last4}·not checked in</translation>
    </message>
    <message>
        <source>登记这张卡</source>
        <translation>Register it</translation>
    </message>
    <message>
        <source>是老学员的新卡</source>
        <translation>A known learner&apos;s</translation>
    </message>
    <message>
        <source>先不管</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>这张卡还没登记</source>
        <translation>This card is not registered</translation>
    </message>
    <message>
        <source>这张卡挂失了（尾号 {last4}），没有签到</source>
        <translation>Reported lost (ending {last4}); not checked in</translation>
    </message>
    <message>
        <source>这张卡已经注销（尾号 {last4}），没有签到</source>
        <translation>Cancelled card (ending {last4}); not checked in</translation>
    </message>
    <message>
        <source>这是换下来的旧卡（尾号 {last4}），请刷新卡</source>
        <translation>An old card (ending {last4}); please swipe the new one</translation>
    </message>
    <message>
        <source>没读出卡号</source>
        <translation>No card number was read</translation>
    </message>
    <message>
        <source>请把卡拿开，再刷一次</source>
        <translation>Take the card away and swipe again</translation>
    </message>
    <message>
        <source>“{title}”已经收尾，没有签到，请先记在纸上</source>
        <translation>&quot;{title}&quot; is closed; not checked in, please note it on paper</translation>
    </message>
    <message>
        <source>教室最多坐 {n} 人，已经满了，没有签到</source>
        <translation>The room holds {n} and is full; not checked in</translation>
    </message>
    <message>
        <source>“{title}”名额刚满，没有加入，也没有签到</source>
        <translation>&quot;{title}&quot; has just filled up; not joined and not checked in</translation>
    </message>
    <message>
        <source>没有签到</source>
        <translation>Not checked in</translation>
    </message>
    <message>
        <source>这次没有记上，请再刷一次；还不行就记在纸上</source>
        <translation>Nothing was recorded. Please swipe again; if that fails, note it on paper</translation>
    </message>
    <message>
        <source>是本人，照样签到</source>
        <translation>It is her, check in</translation>
    </message>
    <message>
        <source>加入本课</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>只记今天来过</source>
        <translation>Visit only</translation>
    </message>
    <message>
        <source>第 {n} 次</source>
        <translation>No. {n}</translation>
    </message>
    <message>
        <source>本课</source>
        <translation>in this class</translation>
    </message>
    <message>
        <source>还剩名额</source>
        <translation>seats left</translation>
    </message>
</context>
<context>
    <name>ClassActions</name>
    <message>
        <source>全班到齐</source>
        <translation>All here</translation>
    </message>
    <message>
        <source>下课收尾</source>
        <translation>Close class</translation>
    </message>
    <message>
        <source>打印签到表</source>
        <translation>Print register</translation>
    </message>
</context>
<context>
    <name>ClassActs</name>
    <message>
        <source>点错了</source>
        <translation>By mistake</translation>
    </message>
    <message>
        <source>替人刷的</source>
        <translation>Not her card</translation>
    </message>
    <message>
        <source>走错教室</source>
        <translation>Wrong room</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>为什么撤销{name}？</source>
        <translation>Why undo {name}?</translation>
    </message>
    <message>
        <source>没到的 {n} 人都记成已到？</source>
        <translation>Mark all who are missing ({n}) as here?</translation>
    </message>
    <message>
        <source>都到了</source>
        <translation>All here</translation>
    </message>
    <message>
        <source>“{title}”下课收尾？</source>
        <translation>Close &quot;{title}&quot;?</translation>
    </message>
    <message>
        <source>收尾以后这节课不能再签到。</source>
        <translation>After that nobody can check in to it.</translation>
    </message>
    <message>
        <source>没到的 {n} 人会记成缺席。</source>
        <translation>Who is missing ({n}) will be marked absent. </translation>
    </message>
    <message>
        <source>收尾</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{n} 人都记成已到了</source>
        <translation>Marked as here: {n}</translation>
    </message>
    <message>
        <source>点错了就撤销，没到的还是没到</source>
        <translation>If that was a mistake, undo it: who is missing will be missing again</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>“{title}”收尾好了</source>
        <translation>&quot;{title}&quot; is closed</translation>
    </message>
    <message>
        <source>{n} 人记成缺席</source>
        <translation>Marked absent: {n}</translation>
    </message>
    <message>
        <source>全都到了</source>
        <translation>Everybody came</translation>
    </message>
    <message>
        <source>打印签到表</source>
        <translation>Print register</translation>
    </message>
    <message>
        <source>全班到齐已经撤销</source>
        <translation>&quot;All here&quot; is undone</translation>
    </message>
    <message>
        <source>{name}，在“{folder}”里</source>
        <translation>{name}, in &quot;{folder}&quot;</translation>
    </message>
    <message>
        <source>签到表存好了</source>
        <translation>The register is saved</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>Codes</name>
    <message>
        <source>撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>出席</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>迟到</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>早退</source>
        <translation>Left early</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>On leave</translation>
    </message>
    <message>
        <source>缺席</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>补课</source>
        <translation>Made up</translation>
    </message>
    <message>
        <source>免修</source>
        <translation>Exempt</translation>
    </message>
    <message>
        <source>刷卡</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>扫码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>身份证</source>
        <translation>ID card</translation>
    </message>
    <message>
        <source>人工</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>纸质补录</source>
        <translation>From paper</translation>
    </message>
    <message>
        <source>平台导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>系统结课</source>
        <translation>At closing</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>市民卡/社会保障卡</source>
        <translation>Citizen card</translation>
    </message>
    <message>
        <source>电子码(二维码)</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>居民身份证</source>
        <translation>ID card</translation>
    </message>
    <message>
        <source>分院学员证</source>
        <translation>Learner&apos;s card</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>正式</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>待补全</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <source>已迁出</source>
        <translation>Moved away</translation>
    </message>
    <message>
        <source>已故</source>
        <translation>Deceased</translation>
    </message>
    <message>
        <source>报名学员</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>临时登记</source>
        <translation>Guest</translation>
    </message>
    <message>
        <source>社团成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>旁听一次</source>
        <translation>Visitor</translation>
    </message>
    <message>
        <source>现场加入</source>
        <translation>Joined here</translation>
    </message>
</context>
<context>
    <name>ConsentPanel</name>
    <message>
        <source>已当面说明，她同意登记</source>
        <translation>Told in person, she agrees</translation>
    </message>
    <message>
        <source>看说明全文</source>
        <translation>Read the full notice</translation>
    </message>
    <message>
        <source>收起说明</source>
        <translation>Hide the notice</translation>
    </message>
</context>
<context>
    <name>CountBlock</name>
    <message>
        <source>已到 {present} 人，应到 {expected} 人</source>
        <translation>{present} of {expected} are here</translation>
    </message>
    <message>
        <source>已到 {present} 人</source>
        <translation>{present} here</translation>
    </message>
    <message>
        <source>人已到</source>
        <translation>here</translation>
    </message>
    <message>
        <source>/ {n} 人已到</source>
        <translation>/ {n} here</translation>
    </message>
</context>
<context>
    <name>Courses</name>
    <message>
        <source>名单</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>还没有人来</source>
        <translation>Nobody has come yet</translation>
    </message>
    <message>
        <source>还没有人报名</source>
        <translation>Nobody is enrolled yet</translation>
    </message>
    <message>
        <source>来的人签了到，就列在这里。</source>
        <translation>Who checks in will be listed here.</translation>
    </message>
    <message>
        <source>打印签到表</source>
        <translation>Print register</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>没到</source>
        <translation>Not here</translation>
    </message>
    <message>
        <source>同名</source>
        <translation>Namesake</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>b. {year}</translation>
    </message>
    <message>
        <source>报了 {n} 人</source>
        <translation>{n} enrolled</translation>
    </message>
    <message>
        <source>缺席 {n}</source>
        <translation>Absent {n}</translation>
    </message>
    <message>
        <source>没到 {n}</source>
        <translation>Not here {n}</translation>
    </message>
    <message>
        <source>到了 {n}</source>
        <translation>Here {n}</translation>
    </message>
    <message>
        <source>请假 {n}</source>
        <translation>On leave {n}</translation>
    </message>
    <message>
        <source>临时 {n}</source>
        <translation>Guests {n}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>这一天的课</source>
        <translation>Classes of this day</translation>
    </message>
    <message>
        <source>做什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>到了多少</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>去签到</source>
        <translation>Check in</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n} came</translation>
    </message>
    <message>
        <source>{n} / {of} 人</source>
        <translation>{n} / {of}</translation>
    </message>
    <message>
        <source>可以签到</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>还没收尾</source>
        <translation>Not closed</translation>
    </message>
    <message>
        <source>收尾好了</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>停课</source>
        <translation>Called off</translation>
    </message>
    <message>
        <source>没上成</source>
        <translation>Did not meet</translation>
    </message>
    <message>
        <source>{time} 开门</source>
        <translation>Opens {time}</translation>
    </message>
    <message>
        <source>还没到这一天，不能签到</source>
        <translation>Not before that day</translation>
    </message>
    <message>
        <source>这节课收尾好了，不能再签到</source>
        <translation>Closed, no more check-in</translation>
    </message>
    <message>
        <source>这节课停了，不用签到</source>
        <translation>Called off, no check-in</translation>
    </message>
    <message>
        <source>这节课没上成，不用签到</source>
        <translation>It did not meet, no check-in</translation>
    </message>
</context>
<context>
    <name>CoursesPage</name>
    <message>
        <source>今天没有课</source>
        <translation>No classes today</translation>
    </message>
    <message>
        <source>这天没有课</source>
        <translation>No classes on this day</translation>
    </message>
    <message>
        <source>往后两个月也没有排课。</source>
        <translation>None is planned for the next two months either.</translation>
    </message>
    <message>
        <source>下一次有课是 {day}。</source>
        <translation>The next classes are on {day}.</translation>
    </message>
    <message>
        <source>{name}，在“{folder}”里</source>
        <translation>{name}, in &quot;{folder}&quot;</translation>
    </message>
    <message>
        <source>签到表存好了</source>
        <translation>The register is saved</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>课程</source>
        <translation>Courses</translation>
    </message>
    <message>
        <source>前一天</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>后一天</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>去签到</source>
        <translation>Check in</translation>
    </message>
    <message>
        <source>去那一天</source>
        <translation>Go to that day</translation>
    </message>
    <message>
        <source>正在打开资料…</source>
        <translation>Opening the records…</translation>
    </message>
    <message>
        <source>这一天的课</source>
        <translation>Classes</translation>
    </message>
</context>
<context>
    <name>DestroyBox</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>DuplicatePanel</name>
    <message>
        <source>可能已经登记过</source>
        <translation>Maybe registered already</translation>
    </message>
    <message>
        <source>都不是？接着填左边就好</source>
        <translation>None of them? Just go on at the left</translation>
    </message>
    <message>
        <source>边填边找，先看看是不是她</source>
        <translation>Found while you type: is it her?</translation>
    </message>
    <message>
        <source>边填边找，现在还没有像她的人</source>
        <translation>Looked up while you type; nobody like her yet</translation>
    </message>
</context>
<context>
    <name>DuplicateRows</name>
    <message>
        <source>就是她</source>
        <translation>It is her</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>姓名一样</source>
        <translation>Same name</translation>
    </message>
    <message>
        <source>手机一样</source>
        <translation>Same phone</translation>
    </message>
    <message>
        <source>出生年一样</source>
        <translation>Same year</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>这一步没有做成</source>
        <translation>That did not work</translation>
    </message>
    <message>
        <source>已记下的都在。请再试一次，还不行就告诉管理员。</source>
        <translation>Everything recorded is kept. Please try again; if it still fails, tell the administrator.</translation>
    </message>
    <message>
        <source>没有记上！</source>
        <translation>Not recorded!</translation>
    </message>
    <message>
        <source>请改用纸质签到表，并告诉管理员。</source>
        <translation>Please use the paper register and tell the administrator.</translation>
    </message>
    <message>
        <source>没有记上！电脑的硬盘满了</source>
        <translation>Not recorded! The disk is full</translation>
    </message>
    <message>
        <source>请先改用纸质签到表，腾出硬盘空间后再刷一次。</source>
        <translation>Please use the paper register; free some disk space, then swipe again.</translation>
    </message>
    <message>
        <source>没有记上！硬盘读写出错</source>
        <translation>Not recorded! The disk reports errors</translation>
    </message>
    <message>
        <source>请改用纸质签到表，不要关机，马上联系管理员。</source>
        <translation>Please use the paper register, leave the computer on and call the administrator at once.</translation>
    </message>
    <message>
        <source>没有记上！资料文件夹不让写入</source>
        <translation>Not recorded! The data folder is read-only</translation>
    </message>
    <message>
        <source>请改用纸质签到表，并请管理员检查文件夹的权限。</source>
        <translation>Please use the paper register and ask the administrator to check the permissions of the folder.</translation>
    </message>
    <message>
        <source>资料文件坏了，没有打开</source>
        <translation>The data file is damaged and was not opened</translation>
    </message>
    <message>
        <source>原来的文件一点没动。请先用纸质签到表，并联系管理员。</source>
        <translation>The file was left as it is. Please use the paper register and call the administrator.</translation>
    </message>
    <message>
        <source>资料是新版程序存的，这个版本打不开</source>
        <translation>A newer version of the program saved these records</translation>
    </message>
    <message>
        <source>请装上新版程序再打开，资料没有动过。</source>
        <translation>Please install the newer version; the records were not touched.</translation>
    </message>
    <message>
        <source>钥匙不对，资料打不开</source>
        <translation>The key does not fit the records</translation>
    </message>
    <message>
        <source>请确认钥匙文件是这台电脑的，或联系管理员。资料没有动过。</source>
        <translation>Please check that the key file is that of this computer, or call the administrator. The records were not touched.</translation>
    </message>
    <message>
        <source>资料文件没有加密，不能用</source>
        <translation>The data file is not encrypted and cannot be used</translation>
    </message>
    <message>
        <source>为了学员的隐私，没有打开它。请联系管理员。</source>
        <translation>To protect the learners it was not opened. Please call the administrator.</translation>
    </message>
    <message>
        <source>数据库组件太旧，可能会弄坏资料</source>
        <translation>The database component is too old and might damage the records</translation>
    </message>
    <message>
        <source>请管理员重新安装程序，资料没有动过。</source>
        <translation>Please have the program installed anew; the records were not touched.</translation>
    </message>
    <message>
        <source>这个文件用不了</source>
        <translation>This file cannot be used</translation>
    </message>
    <message>
        <source>请换一个文件，或另存一份再试。</source>
        <translation>Please take another file, or save it anew and try again.</translation>
    </message>
    <message>
        <source>没有记上！资料文件被别的程序占着</source>
        <translation>Not recorded! Another program holds the data file</translation>
    </message>
    <message>
        <source>请等几秒再刷一次；还不行就重开程序。</source>
        <translation>Please swipe again in a few seconds; if that fails, restart the program.</translation>
    </message>
    <message>
        <source>这个文件不是分院的资料</source>
        <translation>This file is not the data of a branch</translation>
    </message>
    <message>
        <source>没有动它。请核对资料文件夹，并联系管理员。</source>
        <translation>It was not touched. Please check the data folder and call the administrator.</translation>
    </message>
    <message>
        <source>钥匙文件读不了，资料没有打开</source>
        <translation>The key file cannot be read, so the records were not opened</translation>
    </message>
    <message>
        <source>请先用纸质签到表，并请管理员找回钥匙文件。</source>
        <translation>Please use the paper register and ask the administrator to bring back the key file.</translation>
    </message>
    <message>
        <source>程序没有装全，不能加密，所以没有打开资料</source>
        <translation>The program is not complete and cannot encrypt, so the records were not opened</translation>
    </message>
    <message>
        <source>请重新安装程序；资料没有动过。</source>
        <translation>Please install the program anew; the records were not touched.</translation>
    </message>
    <message>
        <source>资料文件不肯用安全的方式打开</source>
        <translation>The data file cannot be opened in the safe way</translation>
    </message>
    <message>
        <source>请不要把资料放在网盘或共享文件夹里，并联系管理员。</source>
        <translation>Please keep the records out of network drives and shared folders, and call the administrator.</translation>
    </message>
    <message>
        <source>升级资料时数目对不上，已退回原样</source>
        <translation>The records did not add up after the update, so it was taken back</translation>
    </message>
    <message>
        <source>请先用旧版程序，并联系管理员。</source>
        <translation>Please use the old version for now and call the administrator.</translation>
    </message>
    <message>
        <source>这里还没有建好分院</source>
        <translation>There is no branch here yet</translation>
    </message>
    <message>
        <source>请先打开演示分院练手，或请管理员来建。</source>
        <translation>Please practise with the training branch, or ask the administrator to set one up.</translation>
    </message>
    <message>
        <source>这里已经有一个分院了</source>
        <translation>There is a branch here already</translation>
    </message>
    <message>
        <source>没有动它。要新建就换一个文件夹。</source>
        <translation>It was not touched. Take another folder for a new one.</translation>
    </message>
    <message>
        <source>没有代码是 {street_code} 的街道</source>
        <translation>No street has the code {street_code}</translation>
    </message>
    <message>
        <source>请核对街道的九位代码。</source>
        <translation>Please check the nine digits of the street.</translation>
    </message>
    <message>
        <source>已经有同名的文件，没有盖掉它</source>
        <translation>There is a file of that name; it was not overwritten</translation>
    </message>
    <message>
        <source>请再试一次，会另存一个名字。</source>
        <translation>Please try again; it will be saved under another name.</translation>
    </message>
    <message>
        <source>这条记录刚被别人改过</source>
        <translation>Somebody has just changed this record</translation>
    </message>
    <message>
        <source>已换成最新的内容，请看一眼再改。</source>
        <translation>The latest version is shown now; please look at it first.</translation>
    </message>
    <message>
        <source>找不到这条记录了</source>
        <translation>This record is not there any more</translation>
    </message>
    <message>
        <source>可能已被撤销或合并，请按 F5 刷新后再找。</source>
        <translation>It may have been undone or merged. Please press F5 and look again.</translation>
    </message>
    <message>
        <source>这样做不合规定</source>
        <translation>The rules do not allow this</translation>
    </message>
    <message>
        <source>请看看填的内容，改好再试。</source>
        <translation>Please check what was filled in and try again.</translation>
    </message>
    <message>
        <source>这一条已经撤销过了</source>
        <translation>This record is undone already</translation>
    </message>
    <message>
        <source>列表已换成最新的，不用再撤一次。</source>
        <translation>The list is up to date now; there is no need to undo it again.</translation>
    </message>
    <message>
        <source>她已经签过到了</source>
        <translation>She is checked in already</translation>
    </message>
    <message>
        <source>后来又记过一次，不用再恢复。</source>
        <translation>It was recorded again later; there is no need to restore it.</translation>
    </message>
    <message>
        <source>“{title}”已经收尾了</source>
        <translation>&quot;{title}&quot; is closed</translation>
    </message>
    <message>
        <source>收尾以后不能再改，请先记在纸上。</source>
        <translation>Nothing can be changed after that; please note it on paper.</translation>
    </message>
    <message>
        <source>这张卡已经是{name}的</source>
        <translation>This card is already {name}&apos;s</translation>
    </message>
    <message>
        <source>请再刷一次看看是谁，或换一张卡。</source>
        <translation>Please swipe it again to see whose it is, or take another card.</translation>
    </message>
    <message>
        <source>撤销要有原因</source>
        <translation>An undo needs a reason</translation>
    </message>
    <message>
        <source>请选一个，或写一句。</source>
        <translation>Please choose one, or write a few words.</translation>
    </message>
    <message>
        <source>教室坐满了（最多 {limit} 人）</source>
        <translation>The room is full (it holds {limit})</translation>
    </message>
    <message>
        <source>先不能再加人，请安排下一次。</source>
        <translation>Nobody can be added now; please plan another time.</translation>
    </message>
    <message>
        <source>“{title}”名额满了</source>
        <translation>&quot;{title}&quot; is full</translation>
    </message>
    <message>
        <source>可以只记今天来过，或请她选别的课。</source>
        <translation>You can record a visit only, or ask her to choose another class.</translation>
    </message>
    <message>
        <source>这张卡没读准</source>
        <translation>This card was misread</translation>
    </message>
    <message>
        <source>请再刷一次；还不行就打姓名拼音签到。</source>
        <translation>Please swipe again; if that fails, type the name in pinyin.</translation>
    </message>
    <message>
        <source>这张卡现在不能这样改</source>
        <translation>This card cannot be changed like that now</translation>
    </message>
    <message>
        <source>请看看卡现在的状态，再选一次。</source>
        <translation>Please look at its state and choose again.</translation>
    </message>
    <message>
        <source>这一条已经处理过了</source>
        <translation>This one has been settled already</translation>
    </message>
    <message>
        <source>列表已换成最新的，不用再处理一次。</source>
        <translation>The list is up to date now; nothing more to do.</translation>
    </message>
    <message>
        <source>这一条没有留下可以重交的内容</source>
        <translation>Nothing of this one was kept that could be sent again</translation>
    </message>
    <message>
        <source>请照最新的内容重新填一次。</source>
        <translation>Please fill it in again from what is shown now.</translation>
    </message>
    <message>
        <source>您的岗位不能做这件事</source>
        <translation>Your role does not allow this</translation>
    </message>
    <message>
        <source>请找有权限的同事来做，什么都没有改动。</source>
        <translation>Please ask a colleague who may; nothing was changed.</translation>
    </message>
</context>
<context>
    <name>FormStrip</name>
    <message>
        <source>签到</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>无卡登记</source>
        <translation>Walk-in</translation>
    </message>
    <message>
        <source>登记完马上给她签到</source>
        <translation>She is checked in right after</translation>
    </message>
    <message>
        <source>不登记这张卡</source>
        <translation>Without this card</translation>
    </message>
    <message>
        <source>卡尾号 {last4} 一起登记</source>
        <translation>with the card ending {last4}</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>星期一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>星期二</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>星期三</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>星期四</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>星期五</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>星期六</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>星期日</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>{month} 月 {day} 日，{weekday}</source>
        <translation>{weekday}, {month}-{day}</translation>
    </message>
    <message>
        <source>{year} 年 {month} 月 {day} 日，{weekday}</source>
        <translation>{weekday}, {year}-{month}-{day}</translation>
    </message>
    <message>
        <source>{name}老师</source>
        <translation>Teacher {name}</translation>
    </message>
    <message>
        <source>第 {n} 次课</source>
        <translation>Lesson {n}</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>帮助内容</source>
        <translation>What helps</translation>
    </message>
    <message>
        <source>看看上面是不是现在这节课，不是就按 {key} 换一节。</source>
        <translation>Look at the top: is this the class that is on now? If not, {key} changes it.</translation>
    </message>
    <message>
        <source>请学员刷卡。光标在哪里都行，一张接一张地刷，不用等。</source>
        <translation>Let the learners swipe, one card after the other, wherever the cursor is. There is no need to wait.</translation>
    </message>
    <message>
        <source>绿色是签上了，黄色是已经签过，蓝色要您点一下，红色请看上面写的怎么办。</source>
        <translation>Green is checked in, amber was in already, blue waits for your click, and red says what to do.</translation>
    </message>
    <message>
        <source>没带卡的，打姓名拼音的首字母（王桂芳就打 wgf）或手机后 4 位，再按回车。</source>
        <translation>Without a card, type the initials of the name in pinyin (wgf for Wang Guifang) or the last 4 digits of the phone, then Enter.</translation>
    </message>
    <message>
        <source>新来的，按 {register} 登记，填好按 {save} 保存并签到。</source>
        <translation>For somebody new press {register}, fill in the form, and {save} saves it and checks her in.</translation>
    </message>
    <message>
        <source>刷错了，按 {key} 撤销上一条，写一句为什么。</source>
        <translation>If a swipe was wrong, {key} undoes the last one; say in a few words why.</translation>
    </message>
    <message>
        <source>断网、停电都不要紧：显示绿色的那一刻，这一条已经存好了。</source>
        <translation>No network or no power does no harm: the moment it shows green, the record is safe.</translation>
    </message>
    <message>
        <source>30 秒上手</source>
        <translation>In 30 seconds</translation>
    </message>
    <message>
        <source>键盘</source>
        <translation>Keys</translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message>
        <source>正在准备…</source>
        <translation>Getting ready…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在停下…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>帮助，就是这一页</source>
        <translation>Help: this page</translation>
    </message>
    <message>
        <source>回到签到台</source>
        <translation>Back to check-in</translation>
    </message>
    <message>
        <source>找学员</source>
        <translation>Find a learner</translation>
    </message>
    <message>
        <source>无卡登记</source>
        <translation>Walk-in</translation>
    </message>
    <message>
        <source>刷新这一页</source>
        <translation>Refresh this page</translation>
    </message>
    <message>
        <source>换一节课</source>
        <translation>Change the class</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>全屏，再按一次退出</source>
        <translation>Full screen, and back</translation>
    </message>
    <message>
        <source>打开“签到”</source>
        <translation>Open &quot;Check-in&quot;</translation>
    </message>
    <message>
        <source>打开“学员”</source>
        <translation>Open &quot;Learners&quot;</translation>
    </message>
    <message>
        <source>打开“课程”</source>
        <translation>Open &quot;Courses&quot;</translation>
    </message>
    <message>
        <source>撤销上一条</source>
        <translation>Undo the last one</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>字大一点</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>字小一点</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>字恢复原来大小</source>
        <translation>Text as it was</translation>
    </message>
    <message>
        <source>收起，再按回到刷卡框</source>
        <translation>Dismiss; again: back to swiping</translation>
    </message>
</context>
<context>
    <name>Learners</name>
    <message>
        <source>卡</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>还没有卡</source>
        <translation>No card yet</translation>
    </message>
    <message>
        <source>在签到台刷一下新卡，就能登记给这位学员。</source>
        <translation>Swipe a new card at check-in to give it to this learner.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>注销</source>
        <comment>to be done</comment>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>挂失</source>
        <comment>to be done</comment>
        <translation>Lost</translation>
    </message>
    <message>
        <source>注销</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>挂失</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>解挂</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>学员的资料</source>
        <translation>About the learner</translation>
    </message>
    <message>
        <source>选一位学员</source>
        <translation>Choose a learner</translation>
    </message>
    <message>
        <source>点左边的姓名，看资料、卡和考勤。</source>
        <translation>Click a name at the left for details, cards and attendance.</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Check in</translation>
    </message>
    <message>
        <source>给{name}签到</source>
        <translation>Check in {name}</translation>
    </message>
    <message>
        <source>基本</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>考勤</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>卡 {n}</source>
        <translation>Cards {n}</translation>
    </message>
    <message>
        <source>考勤 {n}</source>
        <translation>Attendance {n}</translation>
    </message>
    <message>
        <source>基本情况</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>没填</source>
        <translation>Not given</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>出生</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>{standing}，还缺{what}</source>
        <translation>{standing}, still missing: {what}</translation>
    </message>
    <message>
        <source>考勤记录</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>还没有来过</source>
        <translation>Has not come yet</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>课程</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>谁记的</source>
        <translation>By whom</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>被后来的一条代替</source>
        <translation>Replaced by a later record</translation>
    </message>
    <message>
        <source>算数</source>
        <translation>Counts</translation>
    </message>
    <message>
        <source>同一节课有几条时，只按标“算数”的一条算</source>
        <translation>Of several records of one class only the one marked &quot;Counts&quot; counts</translation>
    </message>
    <message>
        <source>{what}：{reason}</source>
        <translation>{what}: {reason}</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n} found</translation>
    </message>
    <message>
        <source>找学员</source>
        <translation>Find a learner</translation>
    </message>
    <message>
        <source>姓名、手机后 4 位或卡号</source>
        <translation>Name, phone or card</translation>
    </message>
    <message>
        <source>学员名单</source>
        <translation>Learners</translation>
    </message>
    <message>
        <source>新登记</source>
        <translation>New</translation>
    </message>
    <message>
        <source>清空重找</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>没找到？</source>
        <translation>Not found?</translation>
    </message>
    <message>
        <source>有 {n} 位{name}，看清出生年和社区</source>
        <translation>{n} people named {name}: check the year</translation>
    </message>
    <message>
        <source>拼音首字母、全拼、手机后 4 位、卡号都行；要打汉字也可以</source>
        <translation>Initials or full pinyin, last 4 of the phone, card number, or characters</translation>
    </message>
    <message>
        <source>正在签到</source>
        <translation>Now on</translation>
    </message>
    <message>
        <source>回到签到</source>
        <translation>To check-in</translation>
    </message>
    <message>
        <source>{title} {present}/{expected}</source>
        <translation>{title} {present}/{expected}</translation>
    </message>
    <message>
        <source>{n} 节课</source>
        <translation>{n} classes</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>没有卡</source>
        <translation>No card</translation>
    </message>
    <message>
        <source>尾号 {last4}</source>
        <translation>Ends {last4}</translation>
    </message>
    <message>
        <source>男</source>
        <translation>Man</translation>
    </message>
    <message>
        <source>女</source>
        <translation>Woman</translation>
    </message>
    <message>
        <source>{year} 年生，{age}</source>
        <translation>born {year}, {age}</translation>
    </message>
    <message>
        <source>{n} 岁</source>
        <translation>age {n}</translation>
    </message>
    <message>
        <source>约 {n} 岁</source>
        <translation>about {n}</translation>
    </message>
    <message>
        <source>{year} 年 {month} 月 {day} 日</source>
        <translation>{year}-{month}-{day}</translation>
    </message>
    <message>
        <source>{day}（{age}）</source>
        <translation>{day} ({age})</translation>
    </message>
    <message>
        <source>同名 {n} 人</source>
        <translation>{n} namesakes</translation>
    </message>
    <message>
        <source>同名</source>
        <translation>Namesake</translation>
    </message>
    <message>
        <source>待补全</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <source>已迁出</source>
        <translation>Moved away</translation>
    </message>
    <message>
        <source>已故</source>
        <translation>Deceased</translation>
    </message>
    <message>
        <source>停用卡</source>
        <translation>Card off</translation>
    </message>
    <message>
        <source>能用</source>
        <translation>Works</translation>
    </message>
    <message>
        <source>已换</source>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>出生年</source>
        <translation>Year of birth</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>给他签到</source>
        <translation>Check him in</translation>
    </message>
    <message>
        <source>给她签到</source>
        <translation>Check her in</translation>
    </message>
</context>
<context>
    <name>LearnersPage</name>
    <message>
        <source>正在打开资料…</source>
        <translation>Opening the records…</translation>
    </message>
    <message>
        <source>没读出卡号</source>
        <translation>No card number was read</translation>
    </message>
    <message>
        <source>请把卡拿开，再刷一次。</source>
        <translation>Take the card away and swipe again.</translation>
    </message>
    <message>
        <source>没读准，请再刷一次</source>
        <translation>Misread, please swipe again</translation>
    </message>
    <message>
        <source>刚才的卡号被输入法打乱了。</source>
        <translation>The input method garbled the number.</translation>
    </message>
    <message>
        <source>刷的卡尾号 {last4}，是{state}的卡</source>
        <translation>The card swiped ends {last4}; its state: {state}</translation>
    </message>
    <message>
        <source>刷卡找到的，卡尾号 {last4}</source>
        <translation>Found by the card ending {last4}</translation>
    </message>
    <message>
        <source>这张卡还没登记，尾号 {last4}</source>
        <translation>The card ending {last4} is not registered</translation>
    </message>
    <message>
        <source>新学员按 {key} 登记；老学员的新卡到签到台刷。</source>
        <translation>For a new learner press {key}; swipe a known learner&apos;s new card at check-in.</translation>
    </message>
    <message>
        <source>没找到“{text}”</source>
        <translation>&quot;{text}&quot; was not found</translation>
    </message>
    <message>
        <source>试试全拼、手机号后 4 位，或请学员刷一下卡。</source>
        <translation>Try full pinyin, the last 4 digits of the phone, or a swipe of the card.</translation>
    </message>
    <message>
        <source>还没有学员</source>
        <translation>No learners yet</translation>
    </message>
    <message>
        <source>第一位来的时候，在这里登记。</source>
        <translation>Register the first one here.</translation>
    </message>
    <message>
        <source>学员</source>
        <translation>Learners</translation>
    </message>
    <message>
        <source>新登记</source>
        <translation>New</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>Learners</translation>
    </message>
</context>
<context>
    <name>ListsArea</name>
    <message>
        <source>还没有人签到，第一位马上就来</source>
        <translation>Nobody has checked in yet, the first one will be here soon</translation>
    </message>
    <message>
        <source>这里还没有人</source>
        <translation>Nobody here yet</translation>
    </message>
</context>
<context>
    <name>LookupList</name>
    <message>
        <source>找到的人</source>
        <translation>People found</translation>
    </message>
    <message>
        <source>没找到“{typed}”。试试全拼、手机后 4 位，或按 F3 用汉字找</source>
        <translation>&quot;{typed}&quot; was not found. Try full pinyin or the phone; F3 finds characters</translation>
    </message>
    <message>
        <source>按回车{verb}</source>
        <translation>Press Enter: {verb}</translation>
    </message>
    <message>
        <source>按 ↓ 选人，再按回车{verb}</source>
        <translation>↓ chooses, then Enter: {verb}</translation>
    </message>
    <message>
        <source>同名</source>
        <translation>Namesake</translation>
    </message>
    <message>
        <source>已到</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>名单里</source>
        <translation>On the roster</translation>
    </message>
    <message>
        <source>手机尾号 {tail}</source>
        <translation>Phone …{tail}</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>签到</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>学员</source>
        <translation>Learners</translation>
    </message>
    <message>
        <source>课程</source>
        <translation>Courses</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>页面</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>OnCardButton</name>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>OtherSessions</name>
    <message>
        <source>另 {n} 节</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>另有 {n} 节在签到</source>
        <translation>{n} more open</translation>
    </message>
    <message>
        <source>另有 {n} 节在签到，选一节放到前面</source>
        <translation>{n} more open; choose one to put in front</translation>
    </message>
</context>
<context>
    <name>PickButton</name>
    <message>
        <source>就是她，直接签到</source>
        <translation>It is her, check in</translation>
    </message>
    <message>
        <source>就是她</source>
        <translation>It is her</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>签到表</source>
        <translation>Register</translation>
    </message>
</context>
<context>
    <name>ProblemBox</name>
    <message>
        <source>程序遇到问题，已记下的签到都在。</source>
        <translation>Something went wrong. All check-ins are kept.</translation>
    </message>
    <message>
        <source>可以接着用。要是老出现，请导出报告，交给管理员。</source>
        <translation>You can go on. If it keeps happening, please export the report for the administrator.</translation>
    </message>
    <message>
        <source>导出问题报告（不含姓名证件）</source>
        <translation>Export a report (no names)</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>问题报告 {when}</source>
        <translation>Fault report {when}</translation>
    </message>
    <message>
        <source>报告存在这里，里面没有学员的资料：
{path}</source>
        <translation>The report is saved here; nothing about any learner is in it:
{path}</translation>
    </message>
    <message>
        <source>报告没有存成，文件夹不让写入。请告诉管理员。</source>
        <translation>The report could not be saved, the folder is read-only. Please tell the administrator.</translation>
    </message>
</context>
<context>
    <name>QuestionStrip</name>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>写一句为什么，再按回车</source>
        <translation>A few words, then Enter</translation>
    </message>
    <message>
        <source>算了</source>
        <translation>Never mind</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>编号 {number}</source>
        <translation>No. {number}</translation>
    </message>
</context>
<context>
    <name>RosterPanel</name>
    <message>
        <source>没到 {n}</source>
        <translation>Not here {n}</translation>
    </message>
    <message>
        <source>已到 {n}</source>
        <translation>Here {n}</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>没到</source>
        <translation>Not here</translation>
    </message>
    <message>
        <source>已到</source>
        <translation>Here</translation>
    </message>
</context>
<context>
    <name>ScanField</name>
    <message>
        <source>刷卡，或输入姓名拼音、手机后 4 位、卡号</source>
        <translation>Swipe a card, or type pinyin, last 4 of the phone or a card number</translation>
    </message>
    <message>
        <source>● 可以刷卡</source>
        <translation>● Ready</translation>
    </message>
    <message>
        <source>○ 没在听卡</source>
        <translation>○ Not ready</translation>
    </message>
    <message>
        <source>现在不能刷卡，按 F2 回到签到</source>
        <translation>No cards now; F2 goes back</translation>
    </message>
    <message>
        <source>按 F2 回到签到</source>
        <translation>F2 goes back</translation>
    </message>
    <message>
        <source>现在不能刷卡</source>
        <translation>No cards now</translation>
    </message>
    <message>
        <source>刷卡，或输入姓名拼音、手机后 4 位</source>
        <translation>Swipe, or type a name in pinyin or a phone</translation>
    </message>
    <message>
        <source>刷卡，或输入拼音、手机后 4 位</source>
        <translation>Swipe, or type pinyin or a phone</translation>
    </message>
    <message>
        <source>刷卡，或输入拼音</source>
        <translation>Swipe, or type pinyin</translation>
    </message>
</context>
<context>
    <name>SessionHead</name>
    <message>
        <source>签到</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>已收尾</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>还没收尾</source>
        <translation>Not closed</translation>
    </message>
</context>
<context>
    <name>ShellWindow</name>
    <message>
        <source>社区教育工作台</source>
        <translation>Community education desk</translation>
    </message>
    <message>
        <source>{branch}·社区教育工作台</source>
        <translation>{branch}·Community education desk</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>演示数据</source>
        <translation>Training data</translation>
    </message>
    <message>
        <source>断网也能用</source>
        <translation>Works without a network</translation>
    </message>
    <message>
        <source>值班：{name}</source>
        <translation>On duty: {name}</translation>
    </message>
    <message>
        <source>读卡器还没用过</source>
        <translation>Reader not used yet</translation>
    </message>
    <message>
        <source>读卡器好用</source>
        <translation>Reader works</translation>
    </message>
    <message>
        <source>没读准，请再刷一次</source>
        <translation>Misread, please swipe again</translation>
    </message>
    <message>
        <source>待上传 {n} 条</source>
        <translation>To send: {n}</translation>
    </message>
</context>
<context>
    <name>WalkIn</name>
    <message>
        <source>填的都还在。{do}</source>
        <translation>What you filled in is still there. {do}</translation>
    </message>
    <message>
        <source>{name}登记好了</source>
        <translation>{name} is registered</translation>
    </message>
    <message>
        <source>这次没有签到</source>
        <translation>Not checked in this time</translation>
    </message>
    <message>
        <source>接着 {time} 没填完的</source>
        <translation>Unfinished since {time}</translation>
    </message>
    <message>
        <source>草稿 {time} 存好</source>
        <translation>Draft kept {time}</translation>
    </message>
    <message>
        <source>草稿没存上</source>
        <translation>The draft was not kept</translation>
    </message>
    <message>
        <source>{title}还剩 {n} 个名额</source>
        <translation>{title}: seats left {n}</translation>
    </message>
    <message>
        <source>见分院公告</source>
        <translation>see the notice board</translation>
    </message>
    <message>
        <source>请写姓名</source>
        <translation>Please write the name</translation>
    </message>
    <message>
        <source>姓名最多 {limit} 个字，现在有 {length} 个</source>
        <translation>At most {limit} characters, these are {length}</translation>
    </message>
    <message>
        <source>姓名里有坏掉的字，请重新打一遍</source>
        <translation>Damaged characters, please type it again</translation>
    </message>
    <message>
        <source>请写手机号</source>
        <translation>Please write the phone</translation>
    </message>
    <message>
        <source>手机号只能是数字</source>
        <translation>Digits only, please</translation>
    </message>
    <message>
        <source>手机号是 {expected} 位，现在只有 {digits} 位</source>
        <translation>{expected} digits, please; these are {digits}</translation>
    </message>
    <message>
        <source>手机号是 {expected} 位，现在有 {digits} 位</source>
        <translation>{expected} digits, please; there are {digits}</translation>
    </message>
    <message>
        <source>没有这样开头的号码，请再核对</source>
        <translation>No number begins like this</translation>
    </message>
    <message>
        <source>请写出生的年份</source>
        <translation>Please write the year of birth</translation>
    </message>
    <message>
        <source>写四位数字的年份，比如 1948</source>
        <translation>Four digits, such as 1948</translation>
    </message>
    <message>
        <source>不会早于 {earliest} 年，请再核对</source>
        <translation>Not before {earliest}, please check</translation>
    </message>
    <message>
        <source>不会晚于 {latest} 年，请再核对</source>
        <translation>Not after {latest}, please check</translation>
    </message>
    <message>
        <source>没有这个社区，请从列表里选</source>
        <translation>Please choose one from the list</translation>
    </message>
    <message>
        <source>手机、出生年、社区填一样</source>
        <translation>One of phone, year, community</translation>
    </message>
    <message>
        <source>请选一下成年还是未成年</source>
        <translation>Please say whether she is of age</translation>
    </message>
    <message>
        <source>要监护人同意，请先用纸质登记表</source>
        <translation>A guardian must agree: please use the paper form</translation>
    </message>
    <message>
        <source>当面说明、她同意以后，请打上勾</source>
        <translation>Please tick this once she was told and agrees</translation>
    </message>
    <message>
        <source>这张卡已经是{name}的了，请换一张，或去掉卡再保存</source>
        <translation>This card is {name}&apos;s already. Take another, or save without it</translation>
    </message>
    <message>
        <source>没有存上，请看看填的内容，再试一次</source>
        <translation>Not saved. Please check what was filled in and try again</translation>
    </message>
</context>
<context>
    <name>WalkInForm</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>（必填）</source>
        <translation> (required)</translation>
    </message>
    <message>
        <source>手机号</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>手机号、出生年、社区，填一样就行</source>
        <translation>One of phone, year, community will do</translation>
    </message>
    <message>
        <source>出生年</source>
        <translation>Year of birth</translation>
    </message>
    <message>
        <source>写年份就行，不用写月日</source>
        <translation>The year alone is enough</translation>
    </message>
    <message>
        <source>住在哪个社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>打拼音首字母就能找到</source>
        <translation>Initials in pinyin find it</translation>
    </message>
</context>
<context>
    <name>WalkInView</name>
    <message>
        <source>清空重填</source>
        <translation>Start over</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>只保存</source>
        <translation>Save only</translation>
    </message>
    <message>
        <source>保存并签到</source>
        <translation>Save and check in</translation>
    </message>
</context>
</TS>
