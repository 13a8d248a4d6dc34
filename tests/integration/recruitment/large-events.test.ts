import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recruitmentContainer, type RecruitmentContainer } from '#functions/recruitment/container.ts';
import { listLargeEvents } from '#functions/recruitment/list-large-events.ts';
import {
	createLargeEvent,
	deleteLargeEvent,
	updateLargeEvent,
} from '#functions/recruitment/maintain-large-events.ts';
import {
	largeEventCreateSchema,
	largeEventUpdateSchema,
	recruitmentContract,
	type LargeEventCreate,
} from '#shared/contract/recruitment.ts';
import { staffAt } from '#tests/support/actors.ts';
import { buildCity, city } from '#tests/support/builders/city.ts';
import { testTable, type TestTable } from '#tests/support/dynamodb.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { testPlatform } from '#tests/support/test-platform.ts';

const governing = staffAt(city.governing);
const welfare = staffAt(city.welfare);
const culture = staffAt(city.culture);
const hospital = staffAt(city.hospital);

let local: TestTable;
let deps: RecruitmentContainer;
beforeAll(async () => {
	local = await testTable();
	const platform = testPlatform(local.table);
	await buildCity(platform);
	deps = recruitmentContainer(platform);
});
afterAll(() => local.stop());

function eventForm(fields: Partial<LargeEventCreate> = {}): LargeEventCreate {
	return largeEventCreateSchema.parse({
		name: '全國運動會',
		hostId: 'welfare',
		startDate: '2026-10-17',
		endDate: '2026-10-22',
		place: '市立體育場',
		...fields,
	});
}

const editForm = (revision: number, fields?: Partial<LargeEventCreate>) =>
	largeEventUpdateSchema.parse({ ...eventForm(fields), revision });

const list = (filter = {}, actor = hospital) =>
	listLargeEvents(deps, actor, { page: 1, size: 10, ...filter });

describe('新增 and 編輯', () => {
	it('[R-04] sent again after a lost answer makes no second event', async () => {
		const form = eventForm({ name: '只有一次', requestKey: 'event-once' });
		const [one, other] = await Promise.all([
			createLargeEvent(deps, welfare, form),
			createLargeEvent(deps, welfare, form),
		]);
		expect(other).toEqual(one);
		expect((await list({ name: '只有一次' })).items).toHaveLength(1);
		const otherwise = createLargeEvent(deps, welfare, { ...form, place: '別處' });
		expect(await refusalOf(otherwise)).toBe('request.conflict');
		await deleteLargeEvent(deps, welfare, one.largeEventId);
	});

	it('[R-04] are for the host: a purpose authority for itself, the governing authority for all', async () => {
		const own = await createLargeEvent(deps, welfare, eventForm({ note: '分組招募' }));
		expect(own).toMatchObject({ host: { id: 'welfare' }, note: '分組招募', editable: true, revision: 1 });
		const key = own.largeEventId;
		expect(await refusalOf(createLargeEvent(deps, welfare, eventForm({ hostId: 'culture' })))).toBe(
			'organization.not-found',
		);
		expect(await refusalOf(createLargeEvent(deps, governing, eventForm({ hostId: 'hospital' })))).toBe(
			'large-event.host-invalid',
		);
		for (const act of [
			() => updateLargeEvent(deps, culture, key, editForm(1, { hostId: 'culture' })),
			() => deleteLargeEvent(deps, culture, key),
			() => updateLargeEvent(deps, welfare, 'nothing', editForm(1)),
		]) {
			expect(await refusalOf(act())).toBe('large-event.not-found');
		}
		const handed = await updateLargeEvent(
			deps,
			governing,
			key,
			editForm(1, { hostId: 'gov', name: '全國運動會（更名）' }),
		);
		expect(handed).toMatchObject({ host: { id: 'gov' }, name: '全國運動會（更名）', revision: 2 });
		expect(handed.note).toBeUndefined();
		expect(await refusalOf(updateLargeEvent(deps, welfare, key, editForm(2)))).toBe('large-event.not-found');
		await deleteLargeEvent(deps, governing, key);
		expect((await list()).items).toEqual([]);
		const log = await deps.changeLog.of({ type: 'large-event', id: key }, { page: 1, size: 10 });
		expect(log.items.map(({ action }) => action)).toHaveLength(3);
		expect(log.items[1]?.changes).toEqual([
			{ label: '活動名稱', before: '全國運動會', after: '全國運動會（更名）' },
			{ label: '主辦機關', before: '組織 welfare', after: '組織 gov' },
			{ label: '備註', before: '分組招募' },
		]);
	});

	it('[R-04] lets one of two editors at once win', async () => {
		const { largeEventId, revision } = await createLargeEvent(deps, welfare, eventForm());
		const answers = await Promise.all(
			['甲', '乙'].map((name) =>
				refusalOf(updateLargeEvent(deps, welfare, largeEventId, editForm(revision, { name }))),
			),
		);
		expect(answers.sort()).toEqual(['not refused', 'request.conflict']);
		await deleteLargeEvent(deps, welfare, largeEventId);
		// Whoever does not say what they have read would write over anybody.
		const blind = recruitmentContract.updateLargeEvent.body.safeParse(eventForm());
		expect(blind.error?.issues.map(({ path }) => path)).toEqual([['revision']]);
	});

	it.each([
		['a name of 61 characters', { name: '活'.repeat(61) }, 'name'],
		['an end before the beginning', { endDate: '2026-10-16' }, 'endDate'],
		['no place', { place: ' ' }, 'place'],
	])('[R-04] refuse %s', (_, fields, field) => {
		const result = largeEventCreateSchema.safeParse({ ...eventForm(), ...fields });
		expect(result.error?.issues.map(({ path }) => path[0])).toContain(field);
	});
});

describe('the list', () => {
	it('[H-10] [R-04] shows every account all events of the city, newest first, a page at a time', async () => {
		const months = ['2026-01', '2026-03', '2026-02'];
		for (const [place, month] of months.entries()) {
			const dates = { startDate: `${month}-10`, endDate: `${month}-20` };
			const name = place === 1 ? '燈會' : `運動會 ${place}`;
			await createLargeEvent(deps, governing, eventForm({ ...dates, name, hostId: 'culture' }));
		}
		const names = async (filter = {}) => (await list(filter)).items.map(({ name }) => name);
		expect(await names()).toEqual(['燈會', '運動會 2', '運動會 0']);
		expect((await list()).page.total).toBe(3);
		expect((await list()).items.map(({ editable }) => editable)).toEqual([false, false, false]);
		expect((await list({}, culture)).items.every(({ editable }) => editable)).toBe(true);
		expect(await names({ name: '運動' })).toEqual(['運動會 2', '運動會 0']);
		expect(await names({ from: '2026-02-20' })).toEqual(['燈會', '運動會 2']);
		expect(await names({ from: '2026-02-21' })).toEqual(['燈會']);
		expect(await names({ until: '2026-02-10' })).toEqual(['運動會 2', '運動會 0']);
		expect(await names({ until: '2026-02-09' })).toEqual(['運動會 0']);
		const first = await listLargeEvents(deps, hospital, { page: 1, size: 2 });
		expect(first.items).toHaveLength(2);
		const second = await listLargeEvents(deps, hospital, { page: 2, size: 2, cursor: first.page.next });
		expect(second.items.map(({ name }) => name)).toEqual(['運動會 0']);
	});
});
