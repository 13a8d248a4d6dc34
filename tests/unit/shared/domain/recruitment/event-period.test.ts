import { describe, expect, it } from 'vitest';
import { entryFieldsSchema } from '#shared/contract/hours.ts';
import { leavesOut, outsideOf } from '#shared/domain/recruitment/event-period.ts';

const from = (startDate: string, endDate: string) => ({ startDate, endDate });
const event = from('2026-10-17', '2026-10-22');

it.each([
	['within', from('2026-10-18', '2026-10-19'), undefined],
	['all of it', event, undefined],
	['begins the day before', from('2026-10-16', '2026-10-17'), 'startDate'],
	['begins the day after', from('2026-10-23', '2026-10-24'), 'startDate'],
	['ends the day after', from('2026-10-22', '2026-10-23'), 'endDate'],
])('[H-10] service that lies %s', (_, served, field) => {
	expect(outsideOf(event, served)).toBe(field);
});

it.each([
	['the same', event, false],
	['longer at both ends', from('2026-10-16', '2026-10-23'), false],
	['a day later', from('2026-10-18', '2026-10-23'), true],
	['a day shorter', from('2026-10-17', '2026-10-21'), true],
	['moved away', from('2027-10-17', '2027-10-22'), true],
])('[H-10] a new period that is %s', (_, after, loses) => {
	expect(leavesOut(event, after)).toBe(loses);
});

describe('時數類型 in the form', () => {
	const entry = { startDate: '2025-05-01', endDate: '2025-05-01', item: '01', content: '07', hours: 2 };
	const faults = (fields: object) =>
		entryFieldsSchema.safeParse({ ...entry, ...fields }).error?.issues.map(({ path }) => path[0]) ?? [];

	it('[H-10] is 一般志工 unless told', () => {
		expect(entryFieldsSchema.parse(entry)).toMatchObject({ hourType: 'regular' });
	});

	it('[H-10] names an event for 大型活動, and for nothing else', () => {
		expect(faults({ hourType: 'large-event', largeEventId: 'event' })).toEqual([]);
		expect(faults({ hourType: 'large-event' })).toEqual(['largeEventId']);
		expect(faults({ largeEventId: 'event' })).toEqual(['hourType']);
	});
});
