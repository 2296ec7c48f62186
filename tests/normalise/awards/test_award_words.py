"""The words of the award grammar as they are looked for."""

from __future__ import annotations

from congdoan.lexicon import read_words
from congdoan.normalise.awards.words import award_words
from congdoan.text import tone_key
from tests.normalise.reading import CONFIG
from tests.normalise.test_rule_lines import LINES

WORDS, LISTS = award_words(CONFIG), read_words(CONFIG, "awards")
VERBS = [word for name in ("give", "receive", "attain", "propose") for word in LISTS.strings(name)]
TITLES = LISTS.strings("titles")
DEEDS = (
    "gắn Huân chương lên cờ truyền thống của Bệnh viện; gửi Thư khen tới tập thể, đến các cá nhân",
    "cấp Bằng khen thuộc về, đối với, cho nhiều cá nhân, những tập thể; kết quả Hội thi: A",
    "đồng giải Ba; dẫn đầu với 3 giải, đứng thứ hai với 2 giải, xếp thứ ba với 1 giải; 9% tập thể",
    "hồ sơ xét tặng danh hiệu cấp tỉnh, danh hiệu “Dân vận khéo”, trình Thủ tướng Chính phủ tặng",
)


def test_a_token_begins_only_where_one_is_looked_for():
    """What the grammar finds alone, letter by letter, is found by its first words as well."""
    quoted = (f"đạt “{title}”" for title in TITLES)
    texts = (*(line.text for line in LINES), *VERBS, *TITLES, *quoted, *DEEDS)
    for text in map(tone_key, texts):
        alone = [match.span() for match in WORDS.grammar.finditer(text)]
        assert [match.span() for match in WORDS.tokens_of(text, 0, len(text))] == alone
