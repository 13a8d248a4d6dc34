import { describe, expect, it } from 'vitest';
import { isOver, punchRefusal, servedTenths, spanTenths } from '#shared/domain/attendance/punch-window.ts';

const shift = { date: '2026-03-04', startTime: '13:30', endTime: '16:30' };
const at = (time: string, date = shift.date) => new Date(`${date}T${time}:00+08:00`);

describe('[A-29] a punch', () => {
	it.each([
		['in', '11:13', 'too-early'],
		['in', '12:29', 'too-early'],
		['in', '12:30', undefined],
		['in', '16:30', undefined],
		['in', '16:31', 'too-late'],
		['out', '13:31', 'leaves-early'],
		['out', '16:14', 'leaves-early'],
		['out', '16:15', undefined],
		['out', '20:30', undefined],
		['out', '20:31', 'too-late'],
	] as const)('%s at %s is %s', (direction, time, reason) => {
		expect(punchRefusal(shift, direction, at(time))?.reason).toBe(reason);
	});

	it('says from and until when it is taken', () => {
		expect(punchRefusal(shift, 'in', at('11:13'))).toEqual({ reason: 'too-early', from: at('12:30') });
		expect(punchRefusal(shift, 'out', at('20:31'))).toEqual({ reason: 'too-late', until: at('20:30') });
	});
});

describe('[H-17] the hours of a shift', () => {
	it.each([
		['13:20', '16:40', 30],
		['13:30', '13:30', 0],
		['14:00', '16:30', 25],
		['13:30', '14:05', 5],
		['12:40', '12:50', 0],
	])('from %s to %s are %s tenths', (came, went, tenths) => {
		const presence = { checkedInAt: at(came).toISOString(), checkedOutAt: at(went).toISOString() };
		expect(servedTenths(shift, presence, 30)).toBe(tenths);
	});

	it('never pass 標準時數, and are none without both punches', () => {
		const presence = { checkedInAt: at('13:30').toISOString(), checkedOutAt: at('16:30').toISOString() };
		expect(servedTenths(shift, presence, 20)).toBe(20);
		expect(servedTenths(shift, { checkedInAt: presence.checkedInAt }, 30)).toBe(0);
		expect(servedTenths(shift, {}, 30)).toBe(0);
	});

	it('are there when the shift is over', () => {
		expect([isOver(shift, at('16:29')), isOver(shift, at('16:30'))]).toEqual([false, true]);
	});
});

it('[A-22] 標準時數 is at most what lies between start and end', () => {
	expect(spanTenths({ startTime: '09:00', endTime: '12:30' })).toBe(35);
	// 233 minutes are not quite 3.9 hours.
	expect(spanTenths({ startTime: '08:07', endTime: '12:00' })).toBe(38);
	expect(spanTenths({ startTime: '12:00', endTime: '09:00' })).toBeUndefined();
});
