"""Cost of the normalise room on hostile lines: four times the text, about four times the CPU.

Printed as ratios of one run, because seconds on a shared machine prove nothing. Exits with 1 when a
line costs more than nine times as much, which is what a quadratic rule would show (16 times).

    .venv/bin/python benchmarks/linear.py [CHARACTERS]
"""

from __future__ import annotations

import sys
import time

from congdoan.normalise.facts import TextRow, facts_of_text, load_knowledge
from congdoan.settings import Settings

LIMIT = 9
HOSTILE = (
    "đồng chí đồng chí ",
    "TTYT HUYỆN BA TRI GẶP MẶT ",
    "thành lập CĐCS Bệnh viện A và ",
    "các đồng chí: Lê Văn Mẫu, ",
    "Phó Chủ tịch ",
    "ông Lê Mẫu, Giám đốc Bệnh viện được bầu ",
    "ông Lê Mẫu họp. Năm 2012 chị được bầu làm Chủ tịch ",
    "- 2003 - 2010: Giám đốc Sở Y tế. ",
    "Ban Thường vụ, ",
    "Bệnh viện ",
    "LĐLĐ tỉnh và Sở Y tế tỉnh Bến Tre, ",
    "LĐLĐ tỉnh tặng Bằng khen cho 3 tập thể và 5 cá nhân ",
    "12 đoàn viên, ",
    "a 12 đoàn viên. ",
    "hỗ trợ 5 triệu đồng ",
    "ngày 10/1 ",
    "18-19/02/2014 ",
    "6 tháng đầu năm ",
    "tổng kết ",
    "“ abc ",
    "tại ",
    "; Lê Văn Mẫu, Giám đốc, ",
    "LĐLĐ các tỉnh Phú Thọ, Sơn La, ",
    "BỆNH VIỆN MẮT MẪU VÍ HỌP. Bệnh viện Mắt Mẫu Ví, ",
    "CÔNG TY CP DƯỢC MẪU VÍ HỌP. Công ty Cổ phần Dược Mẫu Ví, ",
    "Giám đốc Bệnh viện Lê Thanh Mẫu, Bệnh viện Đa khoa Lê Thanh Mẫu, ",
    "BVĐK khu vực Mẫu Ví - Cù Lao - ",
    "về phía Sở Y tế có ông Lê Văn Mẫu - Phó Giám đốc, ",
    "ông Lê Mẫu giữ chức Chủ tịch, ",
    "chị Lê Thị Mẫu và Vi Thị Ví, ",
    "Lê Thị Mẫu (CĐCS) và ",
    "Chủ tịch Công đoàn, ",
    "12, 13, 14/7, ",
    "quản lý (a) 12 đoàn viên ở 5 CĐCS, ",
    "giải Nhất, Bệnh viện Phổi tỉnh và 2 CĐCS được tặng ",
    "1.",
    "1/",
    "Nguyễn Văn An - Phó Chủ tịch, ",
    "LĐLĐ tỉnh, CĐCS Bệnh viện Phổi, ông Lê Văn Mẫu - Phó Chủ tịch, Giám đốc, ",
    "Bệnh viện tặng Giấy khen cho khoa Nhi, ",
    "Nhất: Khoa Nhi; ",
    "trao giải nhất Khoa Nhi, nhì Khoa Sản, ba Lê Văn Mẫu; (",
    "LĐLĐ tỉnh khen thưởng 5 thợ máy và 3 quản đốc, ",
    "TTYT tặng 12 suất quà cho đoàn viên, ",
    "Trước đó, ngày 3/8, Công đoàn Bệnh viện thăm ",
    "Công đoàn Bệnh viện, ",
    "được LĐLĐ tỉnh tặng Bằng khen, ",
    "hợp nhất CĐCS Bệnh viện A và ",
    "Bệnh viện A Mẫu - B Ví, ",
    "CĐCS Bệnh viện A họp. Bà Lê Mẫu, Chủ tịch CĐCS. ",
)


def main(size: int) -> int:
    """Print the table; 1 when a line is not linear."""
    knowledge = load_knowledge(Settings().config)

    def seconds(unit: str, length: int) -> float:
        row = TextRow(id="hostile", text=unit * (length // len(unit)))
        start = time.process_time()
        facts_of_text(row, knowledge=knowledge)
        return time.process_time() - start

    seconds(HOSTILE[0], 2_000)
    worst = 0.0
    print(f"{'line':56} {size // 4:>9} {size:>9}  ratio")
    for unit in HOSTILE:
        short, long = seconds(unit, size // 4), seconds(unit, size)
        worst = max(worst, long / max(short, 0.01))
        print(f"{unit!r:56} {short:8.2f}s {long:8.2f}s {long / max(short, 0.001):6.1f}")
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
