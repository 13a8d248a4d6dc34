import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteEntry, updateEntry, withdrawEntry } from '#functions/hours/change-entry.ts';
import { createEntries } from '#functions/hours/create-entries.ts';
import { downloadEventCertificate } from '#functions/hours/event-certificates/download-event-certificate.ts';
import { exportEntries } from '#functions/hours/export-entries.ts';
import { listServedEvents } from '#functions/hours/event-certificates/served-events.ts';
import { recruitmentContainer, type RecruitmentContainer } from '#functions/recruitment/container.ts';
import {
	createLargeEvent,
	deleteLargeEvent,
	updateLargeEvent,
} from '#functions/recruitment/maintain-large-events.ts';
import { largeEventCreateSchema, type LargeEventCreate } from '#shared/contract/recruitment.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { jobRunner } from '#tests/support/jobs.ts';
import { faultsOf, readPdf } from '#tests/support/pdf-text.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { entryForm, governing, hospital, museum, setupHours, type HoursSetup } from './hours-setup.ts';

const welfare = staffAt(city.welfare);

let setup: HoursSetup;
let recruitment: RecruitmentContainer;
beforeAll(async () => {
	setup = await setupHours();
	recruitment = recruitmentContainer(setup.platform);
});
afterAll(() => setup.local.stop());

function eventForm(fields: Partial<LargeEventCreate> = {}): LargeEventCreate {
	return largeEventCreateSchema.parse({
		name: '全國運動會',
		hostId: 'welfare',
		startDate: '2025-05-10',
		endDate: '2025-05-20',
		place: '市立體育場',
		...fields,
	});
}

const addEvent = (fields?: Partial<LargeEventCreate>) =>
	createLargeEvent(recruitment, welfare, eventForm(fields));
const removeEvent = (largeEventId: string) => deleteLargeEvent(recruitment, welfare, largeEventId);

/** Fields of an entry that names an event, in its first days unless told. */
const at = (largeEventId: string, startDate = '2025-05-10', endDate = '2025-05-11') =>
	({ hourType: 'large-event', largeEventId, startDate, endDate }) as const;

async function onlyEntry(volunteerId: string) {
	const [entry, ...more] = (await setup.entriesOf(volunteerId)).items;
	if (!entry || more.length > 0) throw new RangeError(`${more.length + 1} entries`);
	const { startDate, entryId } = entry;
	return { entry, key: { volunteerId, startDate, entryId } };
}

describe('an entry of 大型活動', () => {
	it('[H-10] names its event, in lists, the change log and the export; other entries name none', async () => {
		const { largeEventId } = await addEvent({ name: '元宵燈會' });
		const volunteerId = await setup.addTrained({ overrides: { name: '燈小明' } });
		expect(await setup.enter(volunteerId, at(largeEventId))).toBeUndefined();
		const { entry } = await onlyEntry(volunteerId);
		expect(entry).toMatchObject({
			hourType: 'large-event',
			largeEvent: { id: largeEventId, name: '元宵燈會' },
			hours: 6.5,
			effectiveHours: 6.5,
		});
		await setup.enter(volunteerId, { startDate: '2025-06-01', endDate: '2025-06-30' });
		const [regular] = (await setup.entriesOf(volunteerId)).items;
		expect(regular).toMatchObject({ hourType: 'regular' });
		expect(regular?.largeEvent).toBeUndefined();
		const log = await setup.deps.changeLog.of({ type: 'volunteer', id: volunteerId }, { page: 1, size: 10 });
		expect(log.items[1]?.changes).toContainEqual({ label: '大型活動', after: '元宵燈會' });
		const runner = jobRunner(setup.platform, setup.objects);
		const input = { format: 'ods', name: '燈小明' } as const;
		const { jobId } = await runner.run(await exportEntries(setup.hours, hospital, input));
		const [, ...rows] = await runner.resultRows(jobId);
		expect(rows.map((row) => [row[8], row[9]])).toEqual([
			['一般志工', ''],
			['大型活動', '元宵燈會'],
		]);
	});

	it.each([
		['begins before', ['2025-05-09', '2025-05-10'], 'startDate'],
		['ends after', ['2025-05-20', '2025-05-21'], 'endDate'],
	] as const)(
		'[H-10] lies in the period of the event: one that %s it is refused at the field',
		async (...row) => {
			const [, [startDate, endDate], field] = row;
			const { largeEventId } = await addEvent();
			const volunteerId = await setup.addTrained();
			const refused = setup.enter(volunteerId, at(largeEventId, startDate, endDate));
			await expect(refused).rejects.toMatchObject({
				code: 'hours.outside-event',
				errors: [{ field: `entry.${field}` }],
			});
			expect(await setup.enter(volunteerId, at(largeEventId, '2025-05-10', '2025-05-20'))).toBeUndefined();
			const { entry, key } = await onlyEntry(volunteerId);
			const form = { ...entryForm(at(largeEventId, startDate, endDate)), revision: entry.revision };
			await expect(updateEntry(setup.hours, hospital, key, form)).rejects.toMatchObject({
				errors: [{ field }],
			});
		},
	);

	it('[H-10] is refused for an event that does not exist', async () => {
		const volunteerId = await setup.addTrained();
		expect(await refusalOf(setup.enter(volunteerId, at('nothing')))).toBe('large-event.not-found');
	});

	it('[H-04] [H-10] sent again is written once, and with another event is another entry', async () => {
		const [one, other] = [await addEvent(), await addEvent()];
		const volunteerId = await setup.addTrained();
		const again = { batchKey: 'event-batch' };
		expect(await setup.enter(volunteerId, at(one.largeEventId), again)).toBeUndefined();
		expect(await setup.enter(volunteerId, at(one.largeEventId), again)).toBeUndefined();
		expect(await setup.enter(volunteerId, at(other.largeEventId), again)).toContain('已登錄過不同的內容');
		await onlyEntry(volunteerId);
	});
});

describe('an event that hours name', () => {
	it('[H-10] stays, until they are deleted or name another', async () => {
		const [first, second] = [await addEvent(), await addEvent({ name: '燈會' })];
		const people = [await setup.addTrained(), await setup.addTrained()];
		for (const volunteerId of people) await setup.enter(volunteerId, at(first.largeEventId));
		await expect(removeEvent(first.largeEventId)).rejects.toMatchObject({
			code: 'large-event.has-hours',
			detail: expect.stringContaining('全國運動會') as string,
		});
		const [moved = '', deleted = ''] = people;
		const { key } = await onlyEntry(moved);
		const shown = await updateEntry(setup.hours, hospital, key, {
			...entryForm(at(second.largeEventId)),
			revision: 1,
		});
		expect(shown.largeEvent).toEqual({ id: second.largeEventId, name: '燈會' });
		expect(await refusalOf(removeEvent(first.largeEventId))).toBe('large-event.has-hours');
		await deleteEntry(setup.hours, hospital, (await onlyEntry(deleted)).key);
		await removeEvent(first.largeEventId);
		expect(await refusalOf(removeEvent(second.largeEventId))).toBe('large-event.has-hours');
		const regular = await updateEntry(setup.hours, hospital, key, { ...entryForm(), revision: 2 });
		expect(regular).toMatchObject({ hourType: 'regular' });
		expect(regular.largeEvent).toBeUndefined();
		await removeEvent(second.largeEventId);
	});

	it('[H-10] may grow longer, and not lose days', async () => {
		const { largeEventId } = await addEvent();
		const volunteerId = await setup.addTrained();
		await setup.enter(volunteerId, at(largeEventId));
		let revision = 1;
		const change = async (startDate: string, endDate: string) => {
			const form = { ...eventForm({ startDate, endDate }), revision };
			({ revision } = await updateLargeEvent(recruitment, welfare, largeEventId, form));
		};
		await expect(change('2025-05-11', '2025-05-20')).rejects.toMatchObject({
			code: 'large-event.has-hours',
			errors: [{ field: 'startDate' }],
		});
		await change('2025-05-08', '2025-05-25');
		const { key } = await onlyEntry(volunteerId);
		await deleteEntry(setup.hours, hospital, key);
		await change('2025-05-15', '2025-05-25');
		expect(await refusalOf(setup.enter(volunteerId, at(largeEventId)))).toBe('hours.outside-event');
		expect(await setup.enter(volunteerId, at(largeEventId, '2025-05-15', '2025-05-16'))).toBeUndefined();
		expect(await refusalOf(removeEvent(largeEventId))).toBe('large-event.has-hours');
	});

	it.each([
		['is deleted', (id: string) => removeEvent(id), 'large-event.not-found'],
		[
			'loses the days',
			(id: string) =>
				updateLargeEvent(recruitment, welfare, id, {
					...eventForm({ startDate: '2025-05-18', endDate: '2025-05-20' }),
					revision: 1,
				}),
			'hours.outside-event',
		],
	] as const)('[H-10] that %s after it was read takes no hours', async (_, change, code) => {
		const { largeEventId } = await addEvent();
		const volunteerId = await setup.addTrained();
		await setup.enter(volunteerId);
		const { key } = await onlyEntry(volunteerId);
		let read = 0;
		const { largeEvents } = setup.hours;
		const late = {
			...setup.hours,
			largeEvents: {
				...largeEvents,
				async find(id: string) {
					const event = await largeEvents.find(id);
					if ((read += 1) === 1) await change(id);
					return event;
				},
			},
		};
		const form = { ...entryForm(at(largeEventId)), revision: 1 };
		expect(await refusalOf(updateEntry(late, hospital, key, form))).toBe(code);
		expect((await onlyEntry(volunteerId)).entry).toMatchObject({ hourType: 'regular', revision: 1 });
	});

	it('[H-10] deleted and entered at once: one of the two wins', async () => {
		for (let round = 0; round < 6; round += 1) {
			const { largeEventId } = await addEvent();
			const volunteerId = await setup.addTrained();
			const [removed, entered] = await Promise.all([
				refusalOf(removeEvent(largeEventId)),
				setup.enter(volunteerId, at(largeEventId)).then(
					(refusal) => refusal === undefined,
					() => false,
				),
			]);
			const { items } = await setup.entriesOf(volunteerId);
			const exists = (await recruitment.events.get(largeEventId)) !== undefined;
			expect([removed, items.length, exists]).toEqual(
				entered ? ['large-event.has-hours', 1, true] : ['not refused', 0, false],
			);
		}
	});

	it('[H-10] counts the hours of many people who are entered at once', async () => {
		const { largeEventId } = await addEvent();
		const people = await Promise.all(Array.from({ length: 12 }, () => setup.addTrained()));
		const { items } = await createEntries(setup.hours, hospital, {
			batchKey: 'many',
			members: people.map((volunteerId) => ({ volunteerId, unitId: 'hospital' })),
			entry: entryForm(at(largeEventId)),
		});
		expect(items.filter(({ done }) => !done)).toEqual([]);
		for (const volunteerId of people) {
			expect(await refusalOf(removeEvent(largeEventId))).toBe('large-event.has-hours');
			await deleteEntry(setup.hours, hospital, (await onlyEntry(volunteerId)).key);
		}
		await removeEvent(largeEventId);
	});
});

describe('大型活動服務證書下載', () => {
	const deps = () => ({ ...setup.hours, objects: setup.objects, cityName: '桃園市' });
	const certificate = async (volunteerId: string, largeEventId: string, actor = hospital) => {
		const { url, fileName } = await downloadEventCertificate(deps(), actor, { volunteerId, largeEventId });
		const bytes = setup.objects.objects.get(new URL(url).pathname.slice(1)) ?? new Uint8Array();
		return { fileName, pdf: await readPdf(bytes) };
	};

	it('[V-17] certifies what somebody has served in the event, over all units, without what was withdrawn', async () => {
		const event = await addEvent({ name: '全國運動會', place: '市立體育場及各場館' });
		const later = await addEvent({ name: '燈會', startDate: '2025-06-01', endDate: '2025-06-02' });
		const volunteerId = await setup.addTrained({ overrides: { name: '王大明' } });
		await setup.joinMuseum(volunteerId);
		await setup.enter(volunteerId, { ...at(event.largeEventId), hours: 6.5 });
		const inMuseum = { actor: museum, unitId: 'museum' };
		await setup.enter(volunteerId, { ...at(event.largeEventId), hours: 3 }, inMuseum);
		await setup.enter(volunteerId, { ...at(later.largeEventId, '2025-06-01', '2025-06-02'), hours: 1 });
		await setup.enter(volunteerId, { hours: 50 });
		await setup.enter(volunteerId, { ...at(event.largeEventId), hours: 20 });
		const misused = (await setup.entriesOf(volunteerId)).items.find(({ hours }) => hours === 20);
		const key = { volunteerId, startDate: misused?.startDate ?? '', entryId: misused?.entryId ?? '' };
		await withdrawEntry(setup.hours, hospital, key, { revision: 1, reason: '借予他人' });

		const { items } = await listServedEvents(setup.hours, hospital, volunteerId);
		expect(items.map(({ name, hours, entries }) => [name, hours, entries])).toEqual([
			['燈會', 1, 1],
			['全國運動會', 9.5, 2],
		]);
		const { fileName, pdf } = await certificate(volunteerId, event.largeEventId);
		expect(fileName).toBe('大型活動服務證書-王大明.pdf');
		expect(pdf.pages).toHaveLength(1);
		const [page] = pdf.pages;
		const text = (page?.text ?? '').replaceAll(/\s/g, '');
		for (const part of ['大型活動服務證書', '桃園市', '王大明', '全國運動會', '市立體育場及各場館'])
			expect(text).toContain(part);
		for (const part of ['114年5月10日', '114年5月20日', '2次', '9.5小時', '組織welfare', '115年3月4日'])
			expect(text).toContain(part);
		expect(page && faultsOf(page, 30)).toEqual([]);
		const log = await setup.deps.changeLog.of({ type: 'volunteer', id: volunteerId }, { page: 1, size: 1 });
		expect(log.items[0]?.changes).toEqual([{ label: '大型活動', after: '全國運動會' }]);
	});

	it('[V-17] is refused without service, for an event that is none, and for people out of reach', async () => {
		const event = await addEvent();
		const volunteerId = await setup.addTrained();
		await setup.enter(volunteerId, at(event.largeEventId));
		const code = (person: string, largeEventId: string, actor = hospital) =>
			refusalOf(certificate(person, largeEventId, actor));
		expect(await code(volunteerId, 'nothing')).toBe('hours.none-at-event');
		expect(await code(await setup.addTrained(), event.largeEventId)).toBe('hours.none-at-event');
		const shelter = staffAt(city.shelter);
		expect(await code(volunteerId, event.largeEventId, shelter)).toBe('volunteer.not-found');
		expect(await refusalOf(listServedEvents(setup.hours, shelter, volunteerId))).toBe('volunteer.not-found');
		const { key } = await onlyEntry(volunteerId);
		await withdrawEntry(setup.hours, hospital, key, { revision: 1, reason: '借予他人' });
		expect(await code(volunteerId, event.largeEventId, governing)).toBe('hours.none-at-event');
		expect((await listServedEvents(setup.hours, hospital, volunteerId)).items).toEqual([]);
	});
});
