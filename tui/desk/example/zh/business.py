"""The notes, tasks, opportunities, money and plans of the Chinese example book."""

from __future__ import annotations

from typing import Final

PHRASES: Final = """
Ammann tells people here that our service takes a week. It takes a day.
贺斌在厂里到处说我们售后要等一周，其实一天就到。

Group purchasing has a new buyer, Meike Thoms. Came from a rival of theirs.
集团采购换人了，薛梅，从同行那边过来的。

Liu Tao has left. Nobody named yet for logistics; He Jun may know first.
刘涛走了，物流谁接还没定。何军可能最先知道。

Heard at the fair: the accreditation body comes to them next autumn.
展会上听说的：认可机构明年秋天去他们那里评审。

Retailers' audit is set for spring. She wants the three checks to match.
商超验厂定在明年春天。她要三台检测机口径一致。

Fang Yuan showed the plan of hall B to a colleague from another works.
方远把B车间的布置图拿给外厂的同行看了。

Website names a new service yard. No address, no name.
网站上写新建了一个维修码头，没地址也没人名。

He Jun: Zhao Min signs payments on Tuesday and Friday mornings only.
何军说：赵敏只在周二、周五上午签付款。

Jiang Bo wants the bench to be his project. Put his name on page one.
江波想让试验台算他的项目。方案第一页写上他的名字。

calibration certificate for the test report
试验报告要附的校准证书

Lena Voss, applications
梁倩（应用）

ask the parent in writing who may release payments
书面问母公司，放款谁说了算

measuring record of bench 1 as a sample
1号试验台的测试记录，做样本用

labels for the acceptance of hall B
B车间验收用的标签

Shen Rui, service
沈锐（售后）

cycle time of the cell in writing
测量单元节拍的书面说明

draft of the yearly contract
年度合同草稿

count false alarms with her for one week
陪她数一周误报

reference list of self-checking meters
自检水表的业绩清单

test report with the lab's stamp
盖了实验室章的试验报告

missing stamp on the delivery papers
交货文件上漏盖的章

list of pump makers that run the quick coupling
在用快换接头的泵厂名单

uncertainty budget of the bench
标准装置的不确定度评定

four brackets for line 1 ordered again
1号线补订四个支架

offer for the call-off
年度框架报价

diameter gauges for line 4
4号线测径仪

G40 diameter gauge
G40测径仪

gauges like those on line 3, but cheaper
跟3号线一样的测径仪，价钱再低点

twenty minutes of scrap at every start-up of a drum
每次换盘开机出二十分钟废料

gauge before the cooler with automatic start-up; trial on one drum
冷却槽前装测径仪，自动开机；先试一盘

half a day of line stop saved per drum change
每次换盘少停半天线

wall thickness seen before the cooler
冷却槽前就看得到壁厚

service from Shanghai within four hours
上海售后四小时到场

service contract, lines 1 to 3
1至3号线服务合同

yearly service
年度服务

flow and pressure sensors
流量、压力传感器

the cheapest sensors that reach 0.2 %
能到0.2%的传感器，越便宜越好

the test field holds up a third of all deliveries
三分之一的货卡在试验站

bench 2 with quick couplings; records go to the office by themselves
2号台全用快换接头，记录自动传到办公室

a test record that the buyer's buyer accepts
下游客户也认的试验记录

eleven minutes less per pump
一台泵省十一分钟

same spare parts as bench 1
备件跟1号台通用

line monitor for the test field
试验站在线监测

line monitor
在线监测

flow meters for filling hall B
灌装B车间流量计

M8 flow meter
M8流量计

validation papers come with the meter
验证文件随货到

no tools needed to clean
清洗不用工具

calibration contract, both halls
两个车间校准合同

measuring cell for the spindle shop
主轴车间测量单元

measuring cell
测量单元

a quote for ten hand gauges
十把手动量具报个价

returns of the largest customer ate a month's profit
最大客户的退货吃掉一个月利润

every spindle measured, not one in ten
根根都测，不是十抽一

pays for itself within fourteen months
十四个月回本

metal check for packing line 3
3号包装线金属检测机

metal check
金属检测机

sensor heads, yearly call-off
测头年度框架

sensor heads
测头

reference flow bench
标准流量装置

flow bench
流量装置

district meters, first phase
片区水表一期

M20 flow meter
M20流量计

a fifth of the water is lost and nobody can say where
水漏掉五分之一，没人说得清漏在哪

valve seat gauge
阀座量规

seat gauge
阀座量规

twelve spare sensor heads
十二只备用测头

validation package, hall A
A车间验证包

validation
验证服务

flow meters for the syrup line
糖浆线流量计

before their quarter closes
赶在他们季度关账之前

both bills in one transfer
两张一次付清

taken back on the phone: cash is tight
电话里收回：资金紧张

as soon as the parent releases it
母公司一批下来就付

Declan sends it himself
罗奇自己去汇

first part, the rest when the paper is signed
先付一部分，单子签完付清

next payment run, now that the note is stamped
签收单盖好章了，赶下一批付款

old price on the invoice
发票开成了旧价

me
我

short delivery: four brackets missing
到货短少：缺四个支架

No slip, no bank, no date.
没回单，说不出哪家银行、哪天付的。

Four brackets are missing, he says.
说少了四个支架。

Wants a stamped delivery note.
要盖章的送货单。

The paper lies with Wang Lin.
单子压在王琳那里。

Took his promise back.
答应的话收回去了。

Rest when their customer pays.
等他们客户付了再付剩下的。

Now with Zhao Min, she says.
说是到赵敏那里了。

Loud. I said I would write.
嗓门大起来了。我说回头给他发个函。

no objection to a trial of the cell
不反对试用测量单元

show him the cell at Brandtner, test field included
带他去布兰特纳看测量单元，连试验站一起看

Lu Fan has asked him once; no date yet
陆帆问过他一次，日子还没定

supports the trial on line 4
支持4号线试用

reference visit to Brandtner, with a written programme
去布兰特纳参观，带书面行程

programme sent, date open
行程发了，日期没定

knows us and gives half an hour
知道我们是谁，肯给半小时

ask Sun Hao to introduce our general manager
请孙浩引荐我们总经理

Ben Archer, general manager
高建平（总经理）

releases our invoices on the agreed day
到约定的日子就放款

ask her how she wants them, and bring the statement
问清她要怎么开，把对账单带去

writes our tolerance into the specification
把我们的公差写进技术规格

two days of measuring together on line 4
在4号线一起测两天

names us in the group standard
集团标准里写进我们

half a day at our laboratory on his next trip
他下次来，请到我们实验室待半天

accepts our figures for false alarms
认我们的误报数据

count them together for one week
一起数一周

takes our validation papers without a second check
我们的验证文件不用再复核

workshop with our laboratory
跟我们实验室开一次研讨会

workshop held; she uses our form now
研讨会开了，她现在用我们的表格

stocktaking, nobody has time
在盘点，没人有空

When the G40 comes, who fits it and who you call about start-up scrap, \
all on one sheet, so you don't get these calls any more.
G40哪天到、谁来装、开机废料找谁，都写在一张单子上，您不用再接这种电话。

A yearly plan with fixed dates, and I can speak about the price.
您给我一份定了日期的年度计划，价格我就好谈了。
"""
"""A line as the English book has it, and the Chinese one below it."""
