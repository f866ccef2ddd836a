"""Lists that people make for themselves, of which marks and gaps say a part."""

from __future__ import annotations

from collections.abc import Mapping

from tests.exchange.exports.export import Export, Owed, cells, day

EXPORTS: Mapping[str, Export] = {
    "home-made with a state": Export(
        cells(
            """
Invoice|Customer|Issue Date|Due Date|Amount|Status
I1|Harbor Diner|2026-10-01|2026-10-31|100.00|Paid
I2|Harbor Diner|2026-10-02|2026-11-01|50.00|Overdue
I3|Bay Hotel|2026-10-03|2026-12-01|70.00|Sent
"""
        ),
        {
            "number": "Invoice",
            "account": "Customer",
            "issued": "Issue Date",
            "due": "Due Date",
            "amount": "Amount",
            "state": "Status",
        },
        [
            Owed("Bay Hotel", "I3", "70.00", due=day("2026-12-01")),
            Owed("Harbor Diner", "I1", "0.00", due=day("2026-10-31")),
            Owed("Harbor Diner", "I2", "50.00", due=day("2026-11-01")),
        ],
        {},
    ),
    "home-made with a mark": Export(
        cells(
            """
Invoice|Customer|Due Date|Amount|Paid
I1|Harbor Diner|2026-10-31|100.00|Yes
I2|Harbor Diner|2026-11-01|50.00|No
I3|Bay Hotel|2026-11-01|70.00|
"""
        ),
        {
            "number": "Invoice",
            "account": "Customer",
            "due": "Due Date",
            "amount": "Amount",
            "state": "State (Paid)",
        },
        [
            Owed("Bay Hotel", "I3", "70.00", due=day("2026-11-01")),
            Owed("Harbor Diner", "I1", "0.00", due=day("2026-10-31")),
            Owed("Harbor Diner", "I2", "50.00", due=day("2026-11-01")),
        ],
        {},
    ),
    "自制表 已回款": Export(
        cells(
            """
2026年11月应收账款明细表（单位：万元）
序号|客户名称|合同编号|发票号码|开票日期|开票金额|已回款|未回款|账期（天）|到期日|逾期天数|责任人|备注
1|华信电缆|HT-1|24312000000012345678|2026-09-01|12.5|2.5|10|60|2026-10-31|21|李明|承诺11月底付
2|北京电力|HT-2|24312000000012345679|2026-10-01|3.3|0|3.3|60|2026-11-30|0|李明|
合计|||||15.8|2.5|13.3|||||
"""
        ),
        {
            "account": "客户名称",
            "number": "发票号码",
            "issued": "开票日期",
            "amount": "开票金额",
            "paid": "已回款",
            "open": "未回款",
            "due": "到期日",
            "days overdue": "逾期天数",
        },
        [
            Owed("北京电力", "24312000000012345679", "33000.00", due=day("2026-11-30")),
            Owed("华信电缆", "24312000000012345678", "100000.00", due=day("2026-10-31")),
        ],
        {5: "total"},
        head=2,
    ),
    "自制表 合并单元格": Export(
        cells(
            """
客户|发票号|开票日期|应收金额|已收金额|未收金额|到期日
华信|F1|2026/10/1|100|30|70|2026/10/31
|F2|2026/10/5|50|0|50|2026/11/4
小计|||150|30|120|
北京|F3|2026/10/9|1000|0|1000|2026/11/8
|F4|2026/10/9|1|0|1|2026/11/8
小计|||1001|0|1001|
总计|||1151|30|1121|
"""
        ),
        {
            "account": "客户",
            "number": "发票号",
            "issued": "开票日期",
            "amount": "应收金额",
            "paid": "已收金额",
            "open": "未收金额",
            "due": "到期日",
        },
        [
            Owed("北京", "F3", "1000.00", due=day("2026-11-08")),
            Owed("北京", "F4", "1.00", due=day("2026-11-08")),
            Owed("华信", "F1", "70.00", due=day("2026-10-31")),
            Owed("华信", "F2", "50.00", due=day("2026-11-04")),
        ],
        {4: "subtotal", 7: "subtotal", 8: "total"},
    ),
}
