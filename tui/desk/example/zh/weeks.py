"""The visits of three weeks in the Chinese example book."""

from __future__ import annotations

from typing import Final

PHRASES: Final = """
the cell with his own spindles
用他自己的主轴试测量单元

a second look with Ding Kai in the room
第二次演示，丁凯要在场

a spindle drawing
一张主轴图纸

Ran ten spindles. Chen Bo wants the cycle time in writing and brings Ding Kai.
跑了十根主轴。陈波要书面的节拍，下回把丁凯带来。

list of districts
片区清单

the number of meters per district
每个片区多少只表

the date of the tender
招标时间

List not ready. She names no date before the bureau has met.
清单没出来。局里没开会之前，她不松口说时间。

call-off, price and lots
年度框架：价格和批量

the yearly contract
年度合同

one order at the list price
按目录价先下一单

Six heads ordered at list price now. The yearly contract goes to Erik.
按目录价先订六只测头。年度合同转到尚总那里。

test report and price for line 4
试验报告和4号线报价

a trial order
拿下试用订单

agreement on the test report
试验报告双方认可

Test report agreed as basis. We owe them the calibration certificate.
试验报告认了，作为依据。校准证书我们还欠着。

mounting on line 3
3号线安装

Unit stands and is wired. Acceptance as soon as line 3 has an idle shift.
机器立好、线接好了。等3号线哪个班空出来就验收。

hall B before the inspection
检查前看一遍B车间

calibration of both halls in one contract
两个车间校准合成一份合同

Fang Yuan wants one contract for both halls; Luo Jia writes the scope.
方总要两个车间一份合同，范围罗佳来写。

the two open invoices
两张没付的发票

a date
要个日子

No date, no order. Buys elsewhere this year; call again after the harvest.
没日子，没订单。今年在别家买，秋收以后再打。

measuring points of bench 2
2号试验台的测点

her signature on the list
请她在测点清单上签字

List of 24 points signed by Ines. Jiang Bo says Thoms asks for a price by phone.
24个测点的清单叶青签了。江波说薛梅要电话问价。

metal check on line 3
3号线金属检测机

acceptance signed
验收签字

a list of what is missing
一份整改清单

drift on machine 7
7号机测值漂移

Erik joins for five minutes
尚总过来坐五分钟

Head 7 cleaned, drift gone. Li Wei asks Erik for a shelf of three spares.
7号测头清完，不漂了。李伟去跟尚总要三只备件上货架。

gauges for line 4: price, terms, trial
4号线测径仪：价格、账期、试用

trial order for one drum
一盘电缆的试用订单

a date with the head of finance
约上财务部经理

sensors for test bench 2
2号试验台传感器

proposal goes to Hamburg with his name on it
方案报到汉堡，上面有他的名字

his three wishes in writing
他的三条要求落到纸面

the measuring cell, second look
测量单元，再看一次

Ding Kai names his conditions
让丁凯把条件说出来

ten minutes with Ding Kai alone
跟丁凯单独聊十分钟

two overdue invoices
两张逾期发票

the day on which both are released
两张哪天放款

her promise repeated, with the day
她答应的再敲定一遍，落到哪一天

sensors for the two new kettles
两口新锅的传感器

a date on which her fitter is there
定一个她那边钳工在场的日子

her drawings of the kettles
两口锅的图纸

numbers for the proposal
方案里的数字

dust filter on line 2
2号线防尘滤芯

first half of hall B
B车间前一半

signature for 11 points
11个测点签字

who buys now
现在谁管采购

a name
问到一个名字

statement of account
对账单

a date for the oldest invoice
最早那张发票哪天付

lunch, audit in spring
午饭，聊春天验厂

a look at her plan for next year
看看她明年的计划

seat gauge, or leave it
阀座量规，做还是不做

a date for a test at his own bench
定个在他自己台子上试的日子

a clear no
给句痛快话，不做也行

calibration, both halls
两个车间的校准

signature
签字

the scope settled
范围敲定

automatic start-up
自动开机

a place on line 4 for the trial
4号线留个位置做试用

a shift to watch
跟一个班看看

wording of the specification
规格条文怎么写

self-check as a requirement
自检写成必备条款

bench 2, price and date
2号试验台，价格和日期

his word before Hamburg
去汉堡之前他给句话

the date of the group meeting
集团会的日期

the cell in writing
测量单元的书面方案

a trial month
试用一个月

Ding Kai's conditions
丁凯的条件

specification before the tender
招标前的技术规格

our self-check as a requirement
把我们的自检写进要求

Tender in two months. Bai Xue keeps the self-check as an option.
两个月后招标。自检，白雪先留成选项。

Numbers confirmed. Ehlers has the budget; Thoms will ask for three per cent.
数字核对过了。韩立新手上有预算，薛梅会砍三个点。

Filter changed. Line 4 stood still twice in his shift; he tells Sun Hao.
滤芯换了。他当班4号线停了两回，他去跟孙浩说。

Nine of 11 points signed, two wait for a label. Rest next week.
11个点签了9个，两个等标签，剩下的下周。

Still nobody in charge. They promise to call back.
还是没人管。说会回电话。

She has the statement. Chen Bo decides, he is on the road.
对账单她收到了。要陈波拍板，人在外地。
"""
"""A line as the English book has it, and the Chinese one below it."""
