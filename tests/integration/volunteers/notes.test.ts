import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVolunteer } from '#functions/volunteers/create-volunteer.ts';
import { listChanges } from '#functions/volunteers/list-changes.ts';
import { createNote, deleteNote, listNotes, updateNote } from '#functions/volunteers/notes/maintain-notes.ts';
import { getOwnRecord } from '#functions/volunteers/read-volunteer.ts';
import type { NoteForm } from '#shared/contract/volunteer-notes.ts';
import { staffAt, volunteerActor } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

const welfare = staffAt(city.welfare);
const hospital = staffAt(city.hospital);
const museum = staffAt(city.museum);
const shelter = staffAt(city.shelter);

let setup: VolunteersSetup;
beforeAll(async () => {
	setup = await setupVolunteers();
});
afterAll(() => setup.local.stop());

const page = { page: 1, size: 10 };
const noteForm = (overrides: Partial<NoteForm> = {}): NoteForm => ({
	kind: 'violation',
	recordedOn: '2026-02-01',
	text: '未配戴服務證',
	...overrides,
});

/** A person of the hospital and the museum. */
async function addShared(): Promise<string> {
	const { volunteerId, form } = await setup.add();
	await createVolunteer(setup.deps, museum, { ...form, unitId: 'museum', attachRevision: 1 });
	return volunteerId;
}

describe('其他登錄事項', () => {
	it('[V-37] sent again after a lost answer, or twice at once, is written once', async () => {
		const volunteerId = await addShared();
		const form = { ...noteForm(), requestKey: 'note-once' };
		const send = (input = form, actor = hospital) => createNote(setup.deps, actor, volunteerId, input);
		const [one, other] = await Promise.all([send(), send()]);
		expect(other).toEqual(one);
		expect(await send()).toEqual(one);
		expect((await listNotes(setup.deps, hospital, volunteerId)).items).toEqual([one]);
		expect(await refusalOf(send({ ...form, text: '另一件事' }))).toBe('request.conflict');
		expect((await send(form, museum)).noteId).not.toBe(one.noteId);
	});

	it('[V-37] sent again after it was deleted, is not answered as if it were there', async () => {
		const volunteerId = await addShared();
		const form = { ...noteForm(), requestKey: 'note-gone' };
		const { noteId } = await createNote(setup.deps, hospital, volunteerId, form);
		await deleteNote(setup.deps, hospital, { volunteerId, noteId });
		const again = createNote(setup.deps, hospital, volunteerId, form);
		expect(await refusalOf(again)).toBe('request.conflict');
	});

	it('[V-37] [N-03] is read by every unit of the person and by the person, newest first', async () => {
		const volunteerId = await addShared();
		await createNote(setup.deps, hospital, volunteerId, noteForm());
		await createNote(
			setup.deps,
			museum,
			volunteerId,
			noteForm({ kind: 'general', recordedOn: '2026-03-01' }),
		);
		const { items } = await listNotes(setup.deps, hospital, volunteerId);
		expect(items.map(({ kind, organization, editable }) => [kind, organization, editable])).toEqual([
			['general', '組織 museum', false],
			['violation', '組織 hospital', true],
		]);
		expect(items[1]).toMatchObject({ text: '未配戴服務證', recordedBy: 'hospital 承辦人', revision: 1 });
		const own = await getOwnRecord(setup.deps, volunteerActor(volunteerId));
		expect(own.notes.map(({ kind }) => kind)).toEqual(['general', 'violation']);
		expect(await refusalOf(listNotes(setup.deps, shelter, volunteerId))).toBe('volunteer.not-found');
		expect(await refusalOf(createNote(setup.deps, shelter, volunteerId, noteForm()))).toBe(
			'volunteer.not-found',
		);
	});

	it('[V-37] is changed and deleted by the unit that keeps it, and those above', async () => {
		const volunteerId = await addShared();
		const { noteId, revision } = await createNote(setup.deps, hospital, volunteerId, noteForm());
		const key = { volunteerId, noteId };
		const edit = { ...noteForm({ text: '已改善' }), revision };
		expect(await refusalOf(updateNote(setup.deps, museum, key, edit))).toBe('note.not-found');
		expect(await refusalOf(deleteNote(setup.deps, museum, key))).toBe('note.not-found');
		const changed = await updateNote(setup.deps, welfare, key, edit);
		expect(changed).toMatchObject({ text: '已改善', organization: '組織 hospital', revision: 2 });
		expect(await refusalOf(updateNote(setup.deps, hospital, key, edit))).toBe('request.conflict');
		await deleteNote(setup.deps, hospital, key);
		expect((await listNotes(setup.deps, hospital, volunteerId)).items).toEqual([]);
		expect(await refusalOf(deleteNote(setup.deps, hospital, key))).toBe('note.not-found');
	});

	it('[V-14] leaves every change in 異動紀錄', async () => {
		const { volunteerId } = await setup.add();
		const { noteId } = await createNote(setup.deps, hospital, volunteerId, noteForm());
		const key = { volunteerId, noteId };
		await updateNote(setup.deps, hospital, key, { ...noteForm({ text: '已改善' }), revision: 1 });
		await deleteNote(setup.deps, hospital, key);
		const { items } = await listChanges(setup.deps, hospital, volunteerId, page);
		expect(items.slice(0, 3).map(({ action, changes }) => [action, changes.length])).toEqual([
			['刪除登錄事項', 3],
			['修改登錄事項', 1],
			['新增登錄事項', 3],
		]);
		expect(items[1]?.changes).toEqual([{ label: '內容', before: '未配戴服務證', after: '已改善' }]);
	});
});
