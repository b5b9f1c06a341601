"""The shipped rows hold together: fixed ids, whole trees, filled lists, a basis for every number (R1, R2, R7, R97)."""

import csv
import json
from collections import Counter
from datetime import date
from importlib import import_module
from pathlib import Path
from uuid import RFC_4122, UUID

import pytest

from bjdesk.reference.shipped import is_loaded
from bjdesk.store.base import Base
from bjdesk.store.database import FROM_MIGRATION
from tests.makers import Branch, make_branch

RESOURCES = Path(__file__).parents[2] / "resources"


def rows_of(name: str) -> list[dict[str, str]]:
    with (RESOURCES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ORGANISATIONS = rows_of("geography/organisations.csv")
CODES = rows_of("reference/codes.csv")
DOCUMENTS = rows_of("reference/policy_documents.csv")
PARAMETERS = json.loads((RESOURCES / "reference/policy_parameters.json").read_text(encoding="utf-8"))
FIRST_DAY = date(2017, 4, 15)


def of_type(code: str) -> list[dict[str, str]]:
    return [row for row in ORGANISATIONS if row["type"] == code]


def parameter(key: str) -> object:
    return next(row["value"] for row in PARAMETERS if row["key"] == key)


def codes_of(name: str) -> set[str]:
    return {row["code"] for row in CODES if row["list"] == name}


def test_every_shipped_id_is_a_uuidv7_of_its_own() -> None:
    texts = [row["id"] for row in (*ORGANISATIONS, *CODES, *DOCUMENTS, *PARAMETERS)]
    ids = [UUID(hex=text) for text in texts]
    assert all(one.version == 7 and one.variant == RFC_4122 for one in ids)
    assert all(one.hex == text for one, text in zip(ids, texts, strict=True))
    assert len(set(ids)) == len(ids)


def test_the_ids_that_desks_already_hold_never_change() -> None:
    branch = next(row for row in of_type("SB") if row["street_code"] == "330108003")
    assert UUID(of_type("DIS")[0]["id"]) == UUID("01a19467-e800-7000-80e7-c0566df5b823")
    assert UUID(branch["id"]) == UUID("01a19467-e800-7007-80e7-c0566df5b823")
    assert UUID(CODES[0]["id"]) == UUID("01a19467-ebe8-7000-80e7-c0566df5b823")
    assert UUID(PARAMETERS[0]["id"]) == UUID("01a19467-f3b8-7000-80e7-c0566df5b823")


def test_every_organisation_hangs_on_one_that_stands_before_it() -> None:
    seen: set[str] = set()
    for row in ORGANISATIONS:
        assert row["parent_id"] in seen or row["type"] == "DIS"
        seen.add(row["id"])


def test_the_district_has_three_streets_and_a_branch_of_the_college_in_each() -> None:
    streets = {row["street_code"] for row in of_type("STR")}
    assert streets == {"330108001", "330108002", "330108003"}
    assert {row["street_code"] for row in of_type("SB")} == streets
    assert {row["parent_id"] for row in of_type("SB")} == {of_type("DC")[0]["id"]}


def test_sixty_seven_communities_are_known_and_sixty_three_are_alive() -> None:
    communities = of_type("COM")
    gone = [row for row in communities if row["valid_to"]]
    assert len(communities) == 67
    assert len(communities) - len(gone) == 63
    assert {row["status"] for row in gone} == {"4"}
    assert all(row["status"] == "1" for row in communities if not row["valid_to"])


def test_a_community_lies_in_the_street_that_its_code_names() -> None:
    street_codes = {row["id"]: row["street_code"] for row in of_type("STR")}
    for row in of_type("COM"):
        assert len(row["code12"]) == 12
        assert row["code12"][:9] == row["street_code"] == street_codes[row["parent_id"]]


def test_a_community_of_2023_counts_from_2023() -> None:
    new = next(row for row in of_type("COM") if row["name"] == "新联社区")
    assert new["valid_from"].startswith("2023")


def test_a_branch_answers_to_the_names_of_a_street_school() -> None:
    for row in of_type("SB"):  # R7: three spellings of one school
        assert {"街道成校", "街道成人学校", "成人学校"} <= set(json.loads(row["aliases"]))


def test_points_are_whole_micro_degrees_inside_the_district() -> None:
    placed = [row for row in ORGANISATIONS if row["lon_gcj02"]]
    assert len(placed) > 20
    for row in placed:
        assert 120_100_000 < int(row["lon_gcj02"]) < 120_300_000
        assert 30_100_000 < int(row["lat_gcj02"]) < 30_250_000


def test_every_organisation_speaks_in_codes_that_are_shipped() -> None:
    for column, name in (("type", "org_type"), ("tier", "tier"), ("status", "org_status")):
        assert {row[column] for row in ORGANISATIONS} <= codes_of(name)
    assert {row["scope"] for row in ORGANISATIONS} == {"*"}


def test_dates_are_real_days_in_their_order() -> None:
    for row in (*ORGANISATIONS, *CODES, *PARAMETERS):
        start = date.fromisoformat(row["valid_from"])
        assert not row.get("valid_to") or start <= date.fromisoformat(row["valid_to"])


def test_no_list_is_empty_and_no_code_stands_twice_in_its_list() -> None:
    assert len({row["list"] for row in CODES}) == 137
    assert all(row["code"] and row["name"] for row in CODES)
    counted = Counter((row["list"], row["code"]) for row in CODES)
    assert set(counted.values()) == {1}


def test_every_column_of_codes_and_every_machine_has_its_list() -> None:
    for area in ("reference", "access", "people", "venues", "learning"):
        import_module(f"bjdesk.{area}.model")
    tables = Base.metadata.tables.values()
    needed = {column.info["codes"] for table in tables for column in table.columns if "codes" in column.info}
    machines = {table.info["states"] for table in tables if table.info.get("states")}
    assert needed | machines <= {row["list"] for row in CODES}


def test_every_topic_belongs_to_a_category() -> None:
    topics = [row for row in CODES if row["list"] == "course_topic"]
    assert len(topics) == 43
    assert {row["parent"] for row in topics} <= codes_of("course_category")


def test_age_bands_leave_no_age_out() -> None:
    bands = [json.loads(row["attrs"]) for row in CODES if row["list"] == "age_band" and row["code"] != "AUU"]
    assert [band["from"] for band in bands] == [0, *(band["to"] + 1 for band in bands[:-1])]


def test_every_parameter_names_its_basis_and_a_document_where_one_speaks() -> None:
    documents = {row["id"] for row in DOCUMENTS}
    for row in PARAMETERS:
        assert row["basis"] in codes_of("parameter_basis"), row["key"]
        assert (row["basis"] == "1") == (row["doc_id"] in documents), row["key"]
        assert row["note"], row["key"]


def test_parameter_values_are_whole_numbers_and_strings_only() -> None:
    for row in PARAMETERS:
        values = row["value"].values() if isinstance(row["value"], dict) else [row["value"]]
        assert all(type(value) in (int, str) for value in values), row["key"]


def test_a_parameter_has_one_value_a_day() -> None:
    counted = Counter((row["key"], row["valid_from"]) for row in PARAMETERS)
    assert set(counted.values()) == {1}


def test_what_the_desk_needs_has_a_value_since_the_policy_began() -> None:
    for row in PARAMETERS:
        if not row["key"].startswith("consent."):
            assert date.fromisoformat(row["valid_from"]) == FIRST_DAY, row["key"]


def test_the_numbers_of_the_policy_are_those_of_the_document() -> None:
    assert parameter("circle.minutes") == 30  # R3
    assert parameter("teaching.area_m2") == 800  # R63
    assert parameter("fulltime.per_million") == 50  # R86
    assert parameter("funds.fen_per_head") == 400  # R88
    assert parameter("zone") == "Asia/Shanghai"


def test_every_scope_of_consent_has_its_text() -> None:
    for scope in codes_of("consent_scope"):
        assert len(str(parameter(f"consent.text.{scope}"))) > 10
    assert "不用" not in str(parameter("consent.text.spoken"))
    assert "今天的签到" in str(parameter("consent.text.spoken"))


def test_sources_are_named_beside_the_data() -> None:
    geography = (RESOURCES / "geography/SOURCES.md").read_text(encoding="utf-8")
    reference = (RESOURCES / "reference/SOURCES.md").read_text(encoding="utf-8")
    assert "Vonng/adcode" in geography
    assert "CC BY 4.0" in geography
    assert "滨政〔2017〕12号" in reference


# --- what a newer release brings -------------------------------------------------------------------------------------


@pytest.fixture
def branch(tmp_path: Path) -> Branch:
    return make_branch(tmp_path / "branch")


def test_a_newer_release_loads_what_it_ships_into_a_branch_that_stands(branch: Branch) -> None:
    with branch.desk.database.write(branch.actor, "Test", source=FROM_MIGRATION) as unit:
        unit.db.exec_driver_sql("DELETE FROM hour_rule")
        unit.db.exec_driver_sql("DELETE FROM setting WHERE key = 'shipped'")
    branch.reopen()
    assert branch.value("SELECT count(*) FROM hour_rule") == 1
    assert branch.value("SELECT count(*) FROM sync_outbox WHERE tbl = 'hour_rule'") == 0


def test_a_start_that_ships_nothing_new_writes_nothing(branch: Branch) -> None:
    before = branch.value("SELECT op FROM sync_state"), branch.value("PRAGMA data_version")
    branch.reopen()
    assert branch.read(is_loaded)
    assert branch.value("SELECT op FROM sync_state") == before[0]


def test_rules_templates_and_terms_are_shipped_with_the_branch(branch: Branch) -> None:
    assert branch.value("SELECT count(*) FROM certificate_template WHERE kind = 'JY'") == 1
    assert branch.value("SELECT count(*) FROM term WHERE starts_on < ends_on") == 4
