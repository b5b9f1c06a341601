"""The certificate on paper, read back the way a reader, a scanner and a printer would (R77, D12, T28)."""

import io
import shutil
import subprocess
from dataclasses import replace

import pytest
import zxingcpp

from bjdesk.certificates.proof import plain, read_square
from bjdesk.documents.certificate import (
    certificates_pdf,
    drawn,
    keep_certificates,
    page_text,
    unprintable,
    without_reissue,
)
from bjdesk.documents.faces import certificate_faces
from bjdesk.documents.rendering import opened
from bjdesk.documents.squares import square
from bjdesk.kernel.errors import DiskFull, FileRejected, RuleBroken
from tests.documents.conftest import FONTS, Printed
from tests.documents.papers import LONG, LONG_CLASS, RARE, make_paper, paper_of, unspaced, words_of

MM = 72 / 25.4
HEIGHT = 210 * MM


@pytest.fixture(scope="module")
def serif(fallbacks):
    return certificate_faces(FONTS, [fallbacks])


@pytest.fixture
def printed_paper(serif):
    def print_it(*papers):
        return Printed(drawn(papers, serif)[0])

    return print_it


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["王桂芳", *RARE, *LONG])
@pytest.mark.parametrize("id4", ["2841", "002X", ""])
def test_what_is_copied_out_of_the_page_is_what_was_signed(name, id4, printed_paper):
    text = words_of(name, id4=id4)

    copied = printed_paper(paper_of(text)).text(0)

    assert unspaced(copied) == unspaced(text.wording) == page_text(paper_of(text))
    assert plain(copied) == plain(text.wording)


@pytest.mark.parametrize(
    "class_name", [LONG_CLASS, LONG_CLASS * 2, "English for beginners 2026, part II", "《诗经》“雅”"]
)
def test_a_long_title_takes_more_lines_and_reads_the_same(class_name, printed_paper):
    text = words_of("买买提江·阿不都热合曼·吐尔逊江·伊布拉音哈力克", class_name=class_name)

    assert unspaced(printed_paper(paper_of(text)).text(0)) == unspaced(text.wording)


def test_the_marks_of_a_second_print_stand_behind_the_words_and_come_off(printed_paper):
    paper = make_paper(reissued="（补发）", reissued_on="二〇二六年十二月一日")

    copied = printed_paper(paper).text(0)

    assert unspaced(copied).endswith("（补发）补发日期：二〇二六年十二月一日")
    assert without_reissue(copied) == page_text(paper) == unspaced(words_of().wording)


def test_a_page_that_was_not_printed_again_keeps_all_its_words():
    assert without_reissue("结业证书 书法（补发）班 10123") == "结业证书书法（补发）班10123"


def test_another_reader_copies_the_same_words(serif, tmp_path):
    names = (*RARE, *LONG)
    certificates_pdf([make_paper(name) for name in names], tmp_path / "all.pdf", serif)
    tool = shutil.which("pdftotext")
    with opened(tmp_path / "all.pdf") as pages:
        found = [pages.text(page) for page in range(len(pages))]
    if tool is not None:
        copied = subprocess.run([tool, "-raw", tmp_path / "all.pdf", "-"], capture_output=True, check=True).stdout
        found = copied.decode().split("\f")[: len(names)]

    for name, text in zip(names, found, strict=True):
        assert unspaced(name) in unspaced(text)


def test_labels_and_training_marks_are_seen_and_not_copied(printed_paper):
    paper = make_paper(is_training=True, shows_seal=True)

    document = printed_paper(paper)

    assert unspaced(document.text(0)) == page_text(paper)
    pale = {colour: n for n, colour in document.document[0].render().to_pil().convert("RGB").getcolors(1 << 24)}
    assert pale[(0xFB, 0xEE, 0xEB)] > 20_000


def test_a_real_certificate_bears_no_training_mark(printed_paper):
    colours = printed_paper(make_paper()).document[0].render().to_pil().convert("RGB").getcolors(1 << 24)

    assert (0xFB, 0xEE, 0xEB) not in {colour for _, colour in colours}


# --- what cannot be drawn --------------------------------------------------------------------------------------------


def test_a_character_of_no_face_is_refused_by_name_before_anything_is_written(serif, tmp_path):
    papers = [make_paper(), make_paper("王\U0003fffd\ue000芳")]

    with pytest.raises(RuleBroken) as refusal:
        certificates_pdf(papers, tmp_path / "证书.pdf", serif)

    assert refusal.value.code == "certificate-unprintable"
    assert refusal.value.facts == {"name": papers[1].name, "characters": "\U0003fffd \ue000"}
    assert unprintable(papers[1], serif) == ["\U0003fffd", "\ue000"]
    assert list(tmp_path.iterdir()) == []


def test_a_title_that_no_size_brings_onto_the_page_is_refused(serif):
    with pytest.raises(RuleBroken) as refusal:
        drawn([make_paper(words={"class_name": "专题" * 400})], serif)

    assert refusal.value.code == "certificate-too-long"


@pytest.mark.parametrize("damage", ["missing", "cut", "nonsense"])
def test_a_template_with_a_missing_face_prints_nothing(damage, tmp_path):
    for file in FONTS.glob("Noto*.ttf"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    broken = tmp_path / "NotoSerifSC-SemiBold.ttf"
    if damage == "missing":
        broken.unlink()
    else:
        broken.write_bytes(broken.read_bytes()[:1000] if damage == "cut" else b"no face at all")

    with pytest.raises(FileRejected) as refusal:
        certificate_faces(tmp_path)

    assert refusal.value.code == "face-missing"
    assert refusal.value.facts == {"name": "NotoSerifSC-SemiBold.ttf"}


def test_a_rare_name_stands_in_serif(serif):
    assert serif.serif.for_char("𠮷", 700).name == "HanaMinB"
    assert serif.serif.for_char("王", 700).name == "NotoSerifSC-Bold"
    assert serif.serif.for_char("王", 600).name == "NotoSerifSC-SemiBold"


# --- the look --------------------------------------------------------------------------------------------------------


def every_shape():
    return list(_shapes())


def _shapes():
    yield from (make_paper(name) for name in ("王桂芳", *RARE, *LONG))
    yield from (make_paper(name, words={"class_name": LONG_CLASS * 2}) for name in LONG)
    yield make_paper(words={"issuer": "杭州市滨江区社区学院浦沿街道分院联庄社区市民学校"})
    yield make_paper(
        LONG[2],
        words={"class_name": LONG_CLASS, "id4": ""},
        reissued="（补发）",
        reissued_on="二〇三〇年十二月三十一日",
    )


@pytest.mark.parametrize("paper", every_shape(), ids=range(len(every_shape())))
def test_words_stay_between_the_margins_and_clear_of_square_seal_and_each_other(paper, printed_paper):
    document = printed_paper(paper)
    letters = document.letters(0)

    own = unspaced(paper.issuer + paper.date)
    closing = [letter for letter in letters if letter.box[1] < HEIGHT - 141 * MM]
    for letter in letters:
        left, bottom, right, top = letter.box
        assert left >= 46 * MM
        assert right <= (274 if letter in closing else 249 + 8) * MM
        assert bottom >= (210 - 182) * MM
        assert top <= HEIGHT - 38 * MM
    for letter in closing:
        assert not meets(letter.box, (48 * MM, HEIGHT - 180 * MM, 72 * MM, HEIGHT - 158 * MM))
        if meets(letter.box, (194.5 * MM, HEIGHT - 183 * MM, 239.5 * MM, HEIGHT - 141 * MM)):
            assert letter.char in own
    assert [pair for pair in pairs(letters) if meets(pair[0].box, pair[1].box)] == []


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(printed_paper):
    for paper in every_shape():
        for line in printed_paper(paper).text(0).splitlines():
            assert line[0] not in "，。、；：？！）”》〕·"
            assert line[-1] not in "（“《〔"


def test_full_lines_of_the_body_end_at_the_margin(printed_paper):
    document = printed_paper(make_paper(words={"class_name": LONG_CLASS}))

    ends = {}
    for letter in document.letters(0):
        if HEIGHT - 124 * MM < letter.box[1] < HEIGHT - 76 * MM and letter.char not in "，。、":
            line = round((HEIGHT - letter.box[1]) / MM / 13)
            ends[line] = max(ends.get(line, 0), letter.box[2])
    full = sorted(ends.values())[1:]

    assert len(full) == 3
    for end in full:
        assert 246 * MM < end < 249.5 * MM


def test_pages_are_a4_landscape_chinese_dated_by_the_certificate(printed_paper):
    document = printed_paper(make_paper())

    assert document.document[0].get_size() == pytest.approx((841.89, 595.28), abs=0.01)
    assert b"/Lang (zh-CN)" in document.data
    facts = document.document.get_metadata_dict()
    assert (facts["Title"], facts["Author"]) == ("结业证书", "浦沿街道分院")
    assert facts["CreationDate"].startswith("D:20261008")


def test_faces_are_embedded_and_no_other_is_asked_for(printed_paper):
    data = printed_paper(make_paper("𬭸𠮷張")).data

    assert b"Helvetica" not in data
    assert data.count(b"/FontFile2") == data.count(b"/Type /FontDescriptor") >= 5


def test_every_character_leaves_ink_on_the_paper(printed_paper):
    document = printed_paper(make_paper("𬭸𫖯𠮷䶮張", reissued="（补发）", reissued_on="二〇二六年十二月一日"))
    scale = 3
    picture = document.document[0].render(scale=scale).to_pil().convert("L")

    for letter in document.letters(0):
        left, bottom, right, top = letter.box
        area = (left * scale, picture.height - top * scale, right * scale + 1, picture.height - bottom * scale + 1)
        assert picture.crop(tuple(map(round, area))).getextrema()[0] < 170, letter


# --- the square ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_training", [False, True])
def test_the_printed_square_is_read_as_it_was_signed(is_training, serif):
    paper = make_paper("𬭸𫖯", is_training=is_training)
    with opened(drawn([paper], serif)[0]) as pages:
        picture = pages.picture(0)

    found = zxingcpp.read_barcodes(gray(picture))

    assert [code.text for code in found] == [paper.square]
    assert read_square(found[0].text) is not None
    assert found[0].ec_level == "M"
    side = (found[0].position.top_right.x - found[0].position.top_left.x) / 300 * 25.4
    assert side == pytest.approx(22, abs=0.5)


def test_a_module_is_no_smaller_than_a_printer_can_print():
    assert 22 / square(make_paper().square).modules >= 0.33


def test_rows_of_the_square_are_packed_from_the_left():
    made = square("BJ1:A")

    width = (made.modules + 7) // 8
    assert len(made.rows) == width * made.modules
    assert made.rows[0] == 0b11111110  # the upper edge of a finder, and its gap
    assert made.rows[width : width + 1] == bytes([0b10000010])


# --- files -----------------------------------------------------------------------------------------------------------


def test_pages_stand_in_the_order_of_the_roster(serif, tmp_path):
    names = ["沈月仙", "吴阿毛", "何美娟"]

    digests = certificates_pdf([make_paper(name, n) for n, name in enumerate(names, 1)], tmp_path / "证书.pdf", serif)

    with opened(tmp_path / "证书.pdf") as pages:
        assert [name in unspaced(pages.text(page)) for page, name in enumerate(names)] == [True] * 3
    assert len(set(digests)) == 3
    assert list(tmp_path.iterdir()) == [tmp_path / "证书.pdf"]


def test_the_same_papers_give_the_same_bytes(serif):
    papers = [make_paper(name) for name in RARE]

    assert drawn(papers, serif) == drawn(papers, serif)


def test_a_page_has_one_digest_whatever_file_it_stands_in(serif):
    papers = [make_paper(name) for name in RARE]

    together = drawn(papers, serif)[1]

    assert together == tuple(drawn([paper], serif)[1][0] for paper in papers)
    assert all(len(digest) == 32 for digest in together)


@pytest.mark.parametrize(
    "change",
    [
        {"name": "王桂方"},
        {"square": "BJ1:A"},
        {"date": "二〇二六年十月九日"},
        {"reissued": "（补发）"},
        {"is_training": True},
        {"shows_seal": True},
    ],
)
def test_whatever_is_drawn_otherwise_has_another_digest(change, serif):
    paper = make_paper()
    other = replace(paper, **change, **({"body": paper.body.replace("芳", "方")} if "name" in change else {}))

    assert drawn([paper], serif)[1] != drawn([other], serif)[1]


def test_a_file_of_nobody_is_empty_and_no_page(serif):
    assert drawn([], serif) == (b"", ())


def test_progress_is_told_after_each_page_and_may_end_the_work(serif, tmp_path):
    told = []

    def tell(done, of):
        told.append((done, of))
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        certificates_pdf([make_paper()] * 3, tmp_path / "证书.pdf", serif, tell)

    assert told == [(1, 3), (2, 3)]
    assert list(tmp_path.iterdir()) == []


class SmallDisk:
    """Takes files as long as there is room, as a disk does."""

    def __init__(self, room):
        self.left = room
        self.files = {}

    def save(self, document, target):
        if len(document) > self.left:
            raise DiskFull(path=str(target))
        self.left -= len(document)
        self.files[target.name] = document

    def room(self, folder):
        return self.left + (1 << 17)  # and what is kept free


def test_a_full_disk_at_page_137_of_200_leaves_136_whole_and_resumes_there(serif, tmp_path):
    papers = [make_paper(f"演示{n}", n) for n in range(1, 201)]
    disk = SmallDisk(len(drawn(papers[:137], serif)[0]) - 1)

    first = keep_certificates(papers, tmp_path / "证书.pdf", serif, disk=disk)
    disk.left = 10_000_000
    rest = keep_certificates(papers[len(first.digests) :], tmp_path / "证书（2）.pdf", serif, disk=disk)

    assert isinstance(first.problem, DiskFull)
    assert (len(first.digests), rest.problem) == (136, None)
    with opened(disk.files["证书.pdf"]) as whole, opened(disk.files["证书（2）.pdf"]) as later:
        assert (len(whole), len(later)) == (136, 64)
        assert "演示136" in unspaced(whole.text(135))
        assert "演示137" in unspaced(later.text(0))
    assert first.digests + rest.digests == drawn(papers, serif)[1]


def test_a_disk_without_room_for_one_page_says_so_and_keeps_nothing(serif, tmp_path):
    (tmp_path / "证书.pdf.part").symlink_to("/dev/full")  # every write to it finds the disk full

    with pytest.raises(DiskFull):
        keep_certificates([make_paper()], tmp_path / "证书.pdf", serif)

    assert list(tmp_path.iterdir()) == []


def test_a_page_costs_less_than_five_thousand_bytes(serif):
    papers = [make_paper(f"演示{n}", n) for n in range(1, 61)]

    few, many = (len(drawn(papers[:count], serif)[0]) for count in (20, 60))

    assert (many - few) / 40 < 5000


# --- pictures --------------------------------------------------------------------------------------------------------


def test_a_file_that_is_none_is_refused_by_name(tmp_path):
    (tmp_path / "照片.pdf").write_bytes(b"no pdf")

    with pytest.raises(FileRejected) as refusal, opened(tmp_path / "照片.pdf"):
        pass

    assert refusal.value.code == "pdf-unreadable"
    assert refusal.value.facts == {"name": "照片.pdf"}


def test_a_page_of_any_size_makes_a_picture_of_bounded_size(serif):
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(14_000, 14_000))
    canvas.line(0, 0, 9, 9)
    canvas.save()

    with opened(file.getvalue()) as pages:
        picture = pages.picture(0)

    assert picture.width * picture.height < 41_000_000


def gray(picture):
    from PIL import Image

    size = (picture.width, picture.height)
    return Image.frombuffer("RGB", size, picture.pixels, "raw", "RGB", picture.stride, 1).convert("L")


def meets(one, other):
    hair = 1.6  # an f leans over the letter behind it
    return (
        one[0] < other[2] - hair and other[0] < one[2] - hair and one[1] < other[3] - hair and other[1] < one[3] - hair
    )


def pairs(letters):
    for index, letter in enumerate(letters):
        yield from ((letter, other) for other in letters[index + 1 :])
