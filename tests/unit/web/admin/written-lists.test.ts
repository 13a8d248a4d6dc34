import { expect, it } from 'vitest';
import { writtenLists } from '#admin/api/written-lists.ts';
import { writtenRows } from '#client/written-rows.ts';

interface Call {
	params?: object;
	query?: object;
	body?: unknown;
}

function setup() {
	const rows = writtenRows(writtenLists);
	return {
		write: (name: string, answer: unknown, call: Call = {}) =>
			void rows.onAnswer({ name, method: 'POST', call, answer }),
		list: (name: string, items: object[], call: Call = {}) =>
			(rows.onAnswer({ name, method: 'GET', call, answer: { items } }) as { items: object[] }).items,
	};
}

const unit = { id: 'unit', name: '市立醫院' };

it('[S-07] a unit that was saved stands in 運用單位管理 with its head, and in the tree', () => {
	const { write, list } = setup();
	const placement = { purpose: { id: 'health', name: '衛生局' } };
	const node = { ...unit, level: 'unit', parentId: 'health', status: 'active', revision: 1 };
	write('organizations.createUnit', { ...node, placement, volunteers: 0, teams: 0 });
	expect(list('organizations.listUnits', [])).toMatchObject([{ ...unit, purpose: placement.purpose }]);
	expect(list('organizations.listChildren', [], { params: { organizationId: 'health' } })).toMatchObject([
		node,
	]);
	const profile = { headName: '王院長', supervisorName: '林督導', email: 'a@b.tw' };
	const saved = { ...node, name: '新名', placement, profile, volunteers: 3, teams: 1, revision: 2 };
	write('organizations.updateUnit', saved);
	expect(list('organizations.listUnits', [{ ...unit, revision: 1 }])).toMatchObject([
		{ name: '新名', headName: '王院長', volunteers: 3, revision: 2 },
	]);
	write('organizations.setUnitStatus', { ...saved, status: 'disabled', revision: 3 });
	expect(list('organizations.listUnits', [{ ...unit, headName: '王院長', revision: 2 }])).toMatchObject([
		{ headName: '王院長', status: 'disabled', revision: 3 },
	]);
});

it('[T-02] [T-09] teams and squads: a new one has nobody yet, a deleted one is gone', () => {
	const { write, list } = setup();
	const team = { id: 'team', name: '門診隊' };
	const detail = { status: 'active', revision: 1, managerOptions: [] };
	write('volunteers.createTeam', { ...team, ...detail, placement: { unit, team } });
	expect(list('volunteers.listTeams', [])).toEqual([
		{ ...team, unit, members: 0, status: 'active', revision: 1 },
	]);
	const squad = { id: 'squad', name: '週一小隊' };
	write('volunteers.createSquad', { ...squad, ...detail, placement: { unit, team, squad } });
	expect(list('volunteers.listSquads', [])).toMatchObject([{ ...squad, unit, team, members: 0 }]);
	const managerOptions = [{ accountId: 'a', name: '陳隊長', login: 'chen' }];
	const saved = { ...team, ...detail, managerId: 'a', managerOptions, revision: 2 };
	write('volunteers.updateTeam', { ...saved, placement: { unit, team } });
	expect(list('volunteers.listTeams', [{ ...team, unit, members: 5, revision: 1 }])).toMatchObject([
		{ members: 5, manager: '陳隊長', revision: 2 },
	]);
	write('volunteers.deleteTeam', {}, { params: { teamId: 'team' } });
	expect(list('volunteers.listTeams', [{ ...team, unit, revision: 2 }])).toEqual([]);
});

it('[T-06] who was let into a team is in it, and in no other', () => {
	const { write, list } = setup();
	write('volunteers.joinTeam', {}, { params: { teamId: 'team' }, body: { volunteerId: 'v' } });
	const shown = (teamId: string) =>
		list('volunteers.listTeamCandidates', [{ volunteerId: 'v', joined: false }], { params: { teamId } });
	expect(shown('team')).toEqual([{ volunteerId: 'v', joined: true }]);
	expect(shown('other')).toEqual([{ volunteerId: 'v', joined: false }]);
	write('volunteers.leaveTeam', {}, { params: { teamId: 'team', volunteerId: 'v' } });
	expect(shown('team')).toEqual([{ volunteerId: 'v', joined: false }]);
});

it('[V-02] [V-32] a volunteer is listed at once, with the new name, and not any more after 退出運單', () => {
	const { write, list } = setup();
	const row = { volunteerId: 'v', unit, name: '林小妹', nationalId: 'A1*', status: 'active' };
	const elsewhere = { ...row, unit: { id: 'museum', name: '美術館' } };
	write('volunteers.createVolunteer', { volunteerId: 'v', attached: false, row });
	expect(list('volunteers.listVolunteers', [])).toEqual([row]);
	write('volunteers.updateVolunteer', {
		...{ volunteerId: 'v', base: { name: '林大姐' } },
		memberships: [{ placement: { unit } }, { placement: { unit: elsewhere.unit } }],
	});
	expect(list('volunteers.listVolunteers', [row, elsewhere])).toMatchObject([
		{ name: '林大姐', unit },
		{ name: '林大姐', unit: elsewhere.unit },
	]);
	write('volunteers.leaveUnit', { volunteerId: 'v' }, { body: { unitId: 'unit' } });
	expect(list('volunteers.listVolunteers', [row, elsewhere])).toMatchObject([{ unit: elsewhere.unit }]);
	expect(list('volunteers.listVolunteers', [row], { query: { nationalId: 'A1' } })).toMatchObject([
		{ status: 'left' },
	]);
});

it('[F-11] a row of 紀錄冊申請 follows its application, with the buttons of its state', () => {
	const { write, list } = setup();
	const row = { volunteerId: 'v', volunteerName: '林', unit, status: 'none', actions: ['first'] };
	const subject = { volunteerId: 'v', placement: { unit } };
	const application = { applicationId: 'x', applicant: '醫院 林', subject, revision: 1, round: 0 };
	write('applications.createDraft', { ...application, status: 'draft' });
	expect(list('applications.listCandidates', [row])).toMatchObject([
		{ status: 'draft', applicationId: 'x', applicant: '醫院 林', actions: ['edit'] },
	]);
	write('applications.submit', { ...application, status: 'in-review', submittedAt: '2026-03-04T00:00:00Z' });
	expect(list('applications.listCandidates', [row])).toMatchObject([
		{ status: 'in-review', submittedOn: '2026-03-04', actions: ['view'] },
	]);
	expect(list('applications.searchApplications', [])).toMatchObject([
		{ applicationId: 'x', status: 'in-review' },
	]);
	write('applications.deleteDraft', { volunteerId: 'v', unitId: 'unit' });
	expect(list('applications.listCandidates', [{ ...row, status: 'draft', applicationId: 'x' }])).toEqual([
		row,
	]);
});

it('[W-01] what was decided has left 待辦事項, until it comes back as a later round', () => {
	const { write, list } = setup();
	const items = [
		{ applicationId: 'x', revision: 2 },
		{ applicationId: 'y', revision: 4 },
	];
	write(
		'applications.decideBatch',
		{
			items: [
				{ applicationId: 'x', done: true },
				{ applicationId: 'y', done: false },
			],
		},
		{ body: { items } },
	);
	expect(list('applications.listTasks', items)).toEqual([items[1]]);
	const back = { applicationId: 'x', revision: 6 };
	expect(list('applications.listTasks', [back])).toEqual([back]);
});

it('[I-06] covers that were acted upon together are shown as they are now', () => {
	const { write, list } = setup();
	const cover = (volunteerId: string, state: string, revision: number) => ({
		...{ volunteerId, unit, state, revision },
	});
	write('insurance.requestBatch', {
		items: [
			{ volunteerId: 'v', unitId: 'unit', done: true, cover: cover('v', 'enrolling', 2) },
			{ volunteerId: 'w', unitId: 'unit', done: false, message: '…' },
		],
	});
	expect(list('insurance.listCovers', [cover('v', 'none', 1), cover('w', 'none', 1)])).toEqual([
		cover('v', 'enrolling', 2),
		cover('w', 'none', 1),
	]);
});

it('a job that was started is in 我的匯出匯入, and what the list knows of it is newer', () => {
	const { write, list } = setup();
	write('hours.exportEntries', { jobId: 'j', status: 'waiting' });
	expect(list('jobs.listJobs', [])).toEqual([{ jobId: 'j', status: 'waiting' }]);
	expect(list('jobs.listJobs', [{ jobId: 'j', status: 'done' }])).toEqual([{ jobId: 'j', status: 'done' }]);
});
