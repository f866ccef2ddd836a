"""What came of the visits of the Chinese example book until two weeks ago."""

from __future__ import annotations

from typing import Final

PHRASES: Final = """
Twenty minutes, standing. She sends the list of ranges that Luc Perrin needs.
站着聊了二十分钟。她答应把裴然要的量程清单发过来。

Syrup line is paid off and runs. Only price counts; rival quoted a third less.
糖浆线早就回本，跑得好好的。只看价，对手报价低三成。

Let me measure five seats on my own gauge. Two were out of tolerance.
让我用自己的量规量了五个阀座，两个超差。

Twenty minutes of scrap after each drum change. He gave me the shift records.
每次换盘要出二十分钟废料。他把班次记录给了我。

Retailers want a check after the sealer on line 3. Tom drew the space for it.
商超要求3号线封口后加一道检测，葛海东当场画了位置图。

All by tender. Named the design institute: Bai Xue writes the specification.
全部走招标。点了设计院的名：技术规格是白雪写的。

Hall B gets 22 measuring points. Luo Jia shares the drawings this week.
B车间22个测点。罗佳这周把图纸发我。

Swapped two heads while Erik watched. He asks for a price for the contract.
当着尚总的面换了两只测头，他主动问年度合同什么价。

Yearly check ordered. Declan asks for one invoice instead of three.
订了年检。罗奇问三张发票能不能合成一张。

Friendly, coffee, no date. Head office is counting every cent.
挺客气，喝了咖啡，就是不定时间。总部一分钱都要算。

Spare sensors for bench 1 ordered. Asked for a first idea of bench 2.
1号台的备用传感器下单了。让我先出个2号台的思路。

Listened, wrote everything down, said nothing. Wants terms like those of line 3.
听着，全记下来，一句不表态。账期想跟3号线一样。

Lu Fan keen. Ding Kai: hand gauges have served for twelve years.
陆帆很积极。丁凯说手动量具用了十二年没出过事。

Switchboard only. The buyer is at sea until next month; no name given.
只打到总机。采购出海了，下个月才回，名字不肯给。

Showed the bench. Luc wants the uncertainty budget, then he speaks to her.
演示了标准装置。裴工要不确定度评定报告，看完再去跟她说。

Contract for line 3 signed. Half on delivery, half on acceptance.
3号线合同签了。到货付一半，验收付一半。

Burst main in the north; they called off in the morning.
城北爆管，早上来电话取消了。

Cleaned the optics on line 2. He lets us count the stops on line 4 for a week.
给2号线清了光学头。他同意我们在4号线数一周停机次数。

Would like it, cannot say when. Same words as last month.
想要，什么时候要说不准。跟上个月一模一样的话。

Contract for hall B signed. He counts on the papers coming with the goods.
B车间合同签了。方总就一条：货到文件也得到。

New group buyer, polite and short. Compares us with Velotek line by line.
集团新来的采购，客气、话少，拿我们跟维罗泰克一行一行比。

She had ten minutes. Good talk with Luc, nothing agreed.
马主任只有十分钟。跟裴工聊得好，没定下什么。

Cash is tight, he says. He took back his promise of last month.
说是资金紧张，上个月答应的付款收回去了。

Returns cost him a month's profit. Chen Bo opens the figures for the cell.
退货吃掉一个月利润。陈波把账摊开给我看，让我算测量单元。

Offer for the yearly call-off handed over. Maja confirms the specification.
年度框架的报价交了，林茵确认了技术规格。

Read the draft together. Bai Xue takes in our point on self-checking meters.
一起过了一遍初稿，自检水表那一条白雪写进去了。

Measured a whole shift. Sun Hao wants a test report with the lab's stamp.
整整量了一个班。孙浩要盖了实验室章的试验报告。

First 14 meters in. One stamp was missing; brought it the next day.
头14台到货。缺一个章，第二天补送过去了。

Waited half an hour. Ding Kai did not come down and left no word.
等了半个小时。丁凯没下来，也没留话。

Two new kettles in spring; she sends the drawings.
明年春天上两口新锅，图纸过后发来。

Four false alarms in a shift, she says. We count together. New buyer met.
她说一个班误报四次，约好一起数。见到新来的采购。

Quick coupling tried. Ines timed it herself: eleven minutes less per pump.
试了快换接头。叶青自己掐表：一台泵省十一分钟。

Lunch. He takes the bench to the group meeting if Ines stands behind it.
一起吃的午饭。叶青要是撑这个方案，他就带到集团会上。

Third visit without a date. Kind words again; the old bill was not touched.
第三趟了，还是没日子。好话照说，旧账一分没动。

Erik wants one contract for all heads instead of single orders.
尚总想把零单并成一份年度合同，测头全包。

Last eight meters in and hung. Luo Jia plans the acceptance point by point.
最后八台到货装好。罗佳一个点一个点排验收。

Price heard, no counter-offer. She asked twice: can you keep date and terms?
价格听完了，没还价。问了两遍：交期、账期守不守得住？
"""
"""A line as the English book has it, and the Chinese one below it."""
