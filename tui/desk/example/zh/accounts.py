"""What the Chinese example book says of its accounts."""

from __future__ import annotations

from typing import Final

PHRASES: Final = """
cable
线缆

Shanghai
上海

18 Cable Road, gate 2, Qingpu
上海市青浦区电缆路18号2号门

private, founder family 70 %
民营，创始家族持股70%

Velotek
维罗泰克

8 diameter gauges on lines 1 to 3, oldest from six years ago
1至3号线共8台测径仪，最早的一台用了六年

flame-retardant cable for railways; two more lines within two years
做轨道交通阻燃电缆，两年内再上两条线

scrap at start-up of a drum; copper price; certificates for rail
换盘开机废料多；铜价波动；轨交认证

head of purchasing
采购部经理

finance and technology together
财务、技术会签

general manager
总经理

first order
首张订单

pumps
水泵

Taicang
太仓

66 Linden Road, Taicang
太仓市林荫路66号

family, third generation; parent in Hamburg
家族企业，第三代掌门；母公司在汉堡

test bench 1 with 24 sensors; line monitor on assembly
1号试验台24只传感器；装配线一套在线监测

every pump leaves with its own test record
每台泵出厂都带自己的试验记录

test field is the bottleneck; skilled fitters are hard to keep
试验站是瓶颈；熟练钳工留不住

plant manager
工厂总经理

group technology, Hamburg
集团技术部（汉堡）

opening of the Taicang plant
太仓工厂开业

pharmaceuticals
制药

Suzhou
苏州

5 Brook Lane, building C, Wuzhong
苏州市吴中区溪巷5号C栋

listed
上市公司

16 flow meters in filling hall A; calibration kept by us
灌装A车间16台流量计，校准由我们做

hall B in operation before the next inspection
赶在下次检查前让B车间投产

validation papers take longer than the building work
验证文件比土建还慢

precision parts
精密零件

Kunshan
昆山

210 Mill Street, Kunshan
昆山市磨坊街210号

private, Chen Bo holds all
民营，陈波独资

spindles for machine tools instead of turned parts
不做车削件，转做机床主轴

one customer takes half of the output and pays late
一半产量给一家客户，那家付款又慢

food
食品

9 Harvest Road, Kunshan
昆山市丰收路9号

metal checks on packing lines 1 and 2
1、2号包装线的金属检测机

two recalls in the trade last year; the retailers now audit
去年行业里召回两次，商超现在都来验厂

tools
工具

77 Anvil Street, Minhang
上海市闵行区铁砧路77号

Swedish group
瑞典集团

Ostrand Gauges
奥斯特量仪

calibration
计量校准

3 Meridian Court, Pudong
上海市浦东新区子午路3号

French, owned by its partners
法资，合伙人持股

accredited for liquid flow by the end of next year
明年底前拿到液体流量的认可资质

water supply
供水

Wuxi
无锡

1 Reservoir Road, Binhu
无锡市滨湖区水库路1号

municipal
市属国企

a fifth of the water is lost between plant and meter
出厂水到水表之间漏掉五分之一

deputy director
副总经理

city water bureau, by public tender
市水务局，走公开招标

brewing equipment
酿造设备

Cork
科克（爱尔兰）

Unit 4, Old Quay, Cork
爱尔兰科克市老码头4号

family
家族企业

valves
阀门

42 Foundry Road, Xinwu
无锡市新吴区铸造路42号

orders of the parent were cut by a third
母公司订单砍掉三分之一

new fire class for railway cable
轨交电缆新的阻燃等级

efficiency classes of pumps, next draft
水泵能效等级的下一稿

ship supply
船用物资

Hangzhou
杭州
"""
"""A line as the English book has it, and the Chinese one below it."""
