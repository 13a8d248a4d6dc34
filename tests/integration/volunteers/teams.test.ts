import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVolunteer } from '#functions/volunteers/create-volunteer.ts';
import { leaveUnit } from '#functions/volunteers/leave-unit.ts';
import { listChanges } from '#functions/volunteers/list-changes.ts';
import { listVolunteers } from '#functions/volunteers/list-volunteers.ts';
import { exportCandidates } from '#functions/volunteers/teams/export-candidates.ts';
import { listCandidates } from '#functions/volunteers/teams/list-candidates.ts';
import { listTeams } from '#functions/volunteers/teams/list-teams.ts';
import { createTeam, deleteTeam, getTeam, updateTeam } from '#functions/volunteers/teams/maintain-team.ts';
import { joinTeam, leaveTeam } from '#functions/volunteers/teams/move-member.ts';
import { accountRepository } from '#functions/identity/account.repository.ts';
import type { StaffActor } from '#platform/access/actor.ts';
import { idAtLevel } from '#shared/domain/organizations/organization-path.ts';
import type { TeamLevel } from '#shared/domain/organizations/team-levels.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { volunteerForm } from '#tests/support/builders/volunteer-form.ts';
import { jobRunner } from '#tests/support/jobs.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { addAccount } from '#tests/support/test-city.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

const governing = staffAt(city.governing);
const hospital = staffAt(city.hospital);
const museum = staffAt(city.museum);

let setup: VolunteersSetup;
let count = 0;

beforeAll(async () => {
	setup = await setupVolunteers();
});
afterAll(() => setup.local.stop());

const page = { page: 1, size: 100 };

/** A new team of the hospital, or a squad of a team. */
async function newTeam(parentId = 'hospital', level: TeamLevel = 'team') {
	count += 1;
	return createTeam(setup.deps, hospital, level, { parentId, name: `新隊${count}` });
}

async function member(name = '王小明'): Promise<string> {
	return (await setup.add({ name })).volunteerId;
}

const join = (id: string, volunteerId: string, level: TeamLevel = 'team', actor = hospital) =>
	joinTeam(setup.deps, actor, level, { id, volunteerId });
const leave = (id: string, volunteerId: string, level: TeamLevel = 'team', actor = hospital) =>
	leaveTeam(setup.deps, actor, level, { id, volunteerId });

async function membersShown(id: string, level: TeamLevel = 'team'): Promise<number | undefined> {
	const { items } = await listTeams(setup.deps, hospital, level, page);
	return items.find((row) => row.id === id)?.members;
}

/** The account of a team itself. */
function actorOf({ placement }: Awaited<ReturnType<typeof newTeam>>): StaffActor {
	const ids = ['gov', 'welfare', 'hospital', placement.team?.id, placement.squad?.id].filter(Boolean);
	return staffAt(`/${ids.join('/')}`);
}

async function account(place: string, path: `/${string}`): Promise<string> {
	count += 1;
	const organization = { id: place, path, name: place };
	return addAccount(setup.platform, organization, {
		login: `account-${count}`,
		serial: 8_000_000 + count,
		passwordHash: 'unused',
	});
}

describe('志工隊管理 and 志工小隊管理: the lists', () => {
	it('[T-01] [T-02] [T-09] show the unit, the team, its people and its manager', async () => {
		const team = await newTeam();
		const squad = await newTeam(team.id, 'squad');
		const managerId = await account(team.id, `/gov/welfare/hospital/${team.id}`);
		await updateTeam(setup.deps, hospital, 'team', team.id, { name: team.name, managerId, revision: 1 });
		const teams = await listTeams(setup.deps, governing, 'team', { ...page, organizationId: 'hospital' });
		expect(teams.items.find(({ id }) => id === team.id)).toEqual({
			id: team.id,
			name: team.name,
			unit: { id: 'hospital', name: '組織 hospital' },
			members: 0,
			manager: `${team.id}管理者`,
			status: 'active',
			revision: 2,
		});
		const squads = await listTeams(setup.deps, hospital, 'squad', { ...page, organizationId: team.id });
		expect(squads.items).toEqual([
			{
				id: squad.id,
				name: squad.name,
				unit: { id: 'hospital', name: '組織 hospital' },
				team: { id: team.id, name: team.name },
				members: 0,
				status: 'active',
				revision: 1,
			},
		]);
		expect(squads.page.total).toBe(1);
	});

	it('[S-02] hold what lies in the scope, a team itself included, and nothing beside it', async () => {
		const [team, other] = [await newTeam(), await newTeam()];
		const own = await listTeams(setup.deps, actorOf(team), 'team', page);
		expect(own.items.map(({ id }) => id)).toEqual([team.id]);
		expect(own.page.total).toBe(1);
		expect((await listTeams(setup.deps, museum, 'team', page)).items).toEqual([]);
		const refusals = [
			getTeam(setup.deps, actorOf(team), 'team', other.id),
			getTeam(setup.deps, hospital, 'squad', team.id),
			listCandidates(setup.deps, museum, 'team', team.id, page),
		].map((call) => refusalOf(call));
		expect(new Set(await Promise.all(refusals))).toEqual(new Set(['organization.not-found']));
	});

	it('[T-12] count people live: joining and leaving show at once', async () => {
		const team = await newTeam();
		const people = [await member(), await member()];
		for (const person of people) await join(team.id, person);
		expect(await membersShown(team.id)).toBe(2);
		await leave(team.id, people[0] ?? '');
		expect(await membersShown(team.id)).toBe(1);
	});
});

describe('新增 and 編輯', () => {
	it('[T-03] [T-09] a team goes below a unit and a squad below a team, not elsewhere', async () => {
		const make = (level: TeamLevel, parentId: string) =>
			refusalOf(createTeam(setup.deps, governing, level, { parentId, name: '放錯地方' }));
		expect(await make('team', 'welfare')).toBe('organization.parent-invalid');
		expect(await make('team', 'hteam')).toBe('organization.parent-invalid');
		expect(await make('squad', 'hospital')).toBe('organization.parent-invalid');
		expect(await make('team', 'closed')).toBe('organization.disabled');
		expect(
			await refusalOf(createTeam(setup.deps, museum, 'team', { parentId: 'hospital', name: '別人的' })),
		).toBe('organization.not-found');
	});

	it('[T-09] a team makes squads of its own', async () => {
		const team = await newTeam();
		const squad = await createTeam(setup.deps, actorOf(team), 'squad', { parentId: team.id, name: '甲小隊' });
		expect(squad).toMatchObject({ name: '甲小隊', placement: { team: { id: team.id } }, revision: 1 });
	});

	it('[T-05] the manager is an enabled account of the team or of the unit above it', async () => {
		const team = await newTeam();
		const [own, unit, other] = [
			await account(team.id, `/gov/welfare/hospital/${team.id}`),
			await account('hospital', city.hospital),
			await account('hteam', city.hospitalTeam),
		];
		const disabled = await account(team.id, `/gov/welfare/hospital/${team.id}`);
		const accounts = accountRepository(setup.platform.table);
		const stored = await accounts.get(disabled);
		if (!stored) throw new Error('no account');
		await setup.platform.transact([accounts.replaceChange({ ...stored, status: 'disabled' }, 1)]);
		const { managerOptions } = await getTeam(setup.deps, hospital, 'team', team.id);
		const offered = managerOptions.map(({ accountId }) => accountId);
		expect(offered).toEqual(expect.arrayContaining([own, unit]));
		expect(offered).not.toContain(other);
		const set = (managerId: string, revision: number) =>
			updateTeam(setup.deps, hospital, 'team', team.id, { name: '改名隊', managerId, revision });
		expect(await refusalOf(set(other, 1))).toBe('team.manager-invalid');
		expect(await refusalOf(set(disabled, 1))).toBe('team.manager-invalid');
		expect(await set(own, 1)).toMatchObject({ name: '改名隊', managerId: own, revision: 2 });
		expect(await refusalOf(set(unit, 1))).toBe('request.conflict');
		expect(await set(unit, 2)).toMatchObject({ managerId: unit });
	});

	it('[T-05] a team is renamed while it has no manager, and keeps the one it has', async () => {
		const team = await newTeam();
		const rename = (name: string, revision: number) =>
			updateTeam(setup.deps, hospital, 'team', team.id, { name, revision });
		expect(await rename('門診服務隊', 1)).toMatchObject({ name: '門診服務隊', revision: 2 });
		const managerId = await account(team.id, `/gov/welfare/hospital/${team.id}`);
		await updateTeam(setup.deps, hospital, 'team', team.id, { name: '門診服務隊', managerId, revision: 2 });
		expect(await rename('門診關懷隊', 3)).toMatchObject({ name: '門診關懷隊', managerId });
	});

	it('[T-04] [T-10] whoever may not edit is offered no accounts', async () => {
		const team = await newTeam();
		await account(team.id, `/gov/welfare/hospital/${team.id}`);
		expect((await getTeam(setup.deps, actorOf(team), 'team', team.id)).managerOptions).toEqual([]);
	});
});

describe('刪除', () => {
	it('[T-08] refuses while the team has people, squads or accounts, and says which', async () => {
		const team = await newTeam();
		const remove = () => refusalOf(deleteTeam(setup.deps, hospital, 'team', team.id));
		const person = await member();
		await join(team.id, person);
		expect(await remove()).toBe('team.has-members');
		await leave(team.id, person);
		const squad = await newTeam(team.id, 'squad');
		expect(await remove()).toBe('team.has-squads');
		await deleteTeam(setup.deps, hospital, 'squad', squad.id);
		await account(team.id, `/gov/welfare/hospital/${team.id}`);
		expect(await remove()).toBe('team.has-accounts');
		expect(await membersShown(team.id)).toBe(0);
	});

	it('[T-08] takes an empty team out of every list and frees its name', async () => {
		const team = await newTeam();
		const before = (await listTeams(setup.deps, hospital, 'team', page)).page.total ?? 0;
		await deleteTeam(setup.deps, hospital, 'team', team.id);
		const { items, page: after } = await listTeams(setup.deps, hospital, 'team', page);
		expect(items.map(({ id }) => id)).not.toContain(team.id);
		expect(after.total).toBe(before - 1);
		expect(await refusalOf(getTeam(setup.deps, hospital, 'team', team.id))).toBe('organization.not-found');
		const again = await createTeam(setup.deps, hospital, 'team', { parentId: 'hospital', name: team.name });
		expect(again.name).toBe(team.name);
	});

	it('[T-08] what a deleted team once did still bears its name', async () => {
		const team = await newTeam();
		await deleteTeam(setup.deps, hospital, 'team', team.id);
		const nameOf = await setup.deps.directory.names([team.id]);
		expect(nameOf(team.id)?.name).toBe(team.name);
	});

	it('[T-08] of a deletion and joins at the same moment, one side is refused', async () => {
		for (let round = 0; round < 3; round += 1) {
			const team = await newTeam();
			const people = [await member(), await member()];
			const form = volunteerForm({ unitId: 'hospital', teamId: team.id });
			const [removal, ...others] = await Promise.all([
				refusalOf(deleteTeam(setup.deps, hospital, 'team', team.id)),
				...people.map((person) => refusalOf(join(team.id, person))),
				refusalOf(createVolunteer(setup.deps, hospital, form)),
				refusalOf(createTeam(setup.deps, hospital, 'squad', { parentId: team.id, name: '同時' })),
			]);
			const inside = others.filter((answer) => answer === 'not refused').length;
			expect(removal === 'not refused', JSON.stringify([removal, others])).toBe(inside === 0);
		}
	});

	it('[T-08] nobody joins a team that has just gone, even on an older reading', async () => {
		const team = await newTeam();
		const person = await member();
		const { directory } = setup.deps;
		const node = await directory.requireInScope(hospital, team.id);
		await deleteTeam(setup.deps, hospital, 'team', team.id);
		const late = { ...setup.deps, directory: { ...directory, requireInScope: async () => node } };
		expect(await refusalOf(joinTeam(late, hospital, 'team', { id: team.id, volunteerId: person }))).toBe(
			'request.conflict',
		);
	});
});

describe('管理: the people of the unit', () => {
	it('[T-06] [T-07] shows all people of the unit, who is in, and who is in another team', async () => {
		const [team, other] = [await newTeam(), await newTeam()];
		const [inside, elsewhere, free] = [
			await member('甲甲甲'),
			await member('甲甲乙'),
			await member('甲甲丙'),
		];
		await join(team.id, inside);
		await join(other.id, elsewhere);
		const found = async (query: object) => {
			const { items } = await listCandidates(setup.deps, hospital, 'team', team.id, { ...page, ...query });
			return items;
		};
		expect(await found({ name: '甲甲' })).toEqual([
			expect.objectContaining({ volunteerId: free, joined: false }),
			expect.objectContaining({
				volunteerId: elsewhere,
				joined: false,
				elsewhere: { id: other.id, name: other.name },
			}),
			expect.objectContaining({ volunteerId: inside, joined: true }),
		]);
		const ids = async (query: object) => (await found(query)).map(({ volunteerId }) => volunteerId);
		expect(await ids({ joined: 'yes' })).toEqual([inside]);
		const outside = await ids({ joined: 'no' });
		expect(outside).toEqual(expect.arrayContaining([elsewhere, free]));
		expect(outside).not.toContain(inside);
		expect(await ids({ joined: 'no', name: '甲甲' })).toHaveLength(2);
		expect(await ids({ joined: 'yes', name: '甲甲乙' })).toEqual([]);
	});

	it('[T-06] [S-17] finds by the whole ID number and shows it masked', async () => {
		const team = await newTeam();
		const { volunteerId, form } = await setup.add();
		const find = async (query: object) =>
			(await listCandidates(setup.deps, hospital, 'team', team.id, { ...page, ...query })).items;
		expect(await find({ nationalId: form.nationalId })).toEqual([
			{ volunteerId, name: '王小明', nationalId: `${form.nationalId.slice(0, 5)}*****`, joined: false },
		]);
		await join(team.id, volunteerId);
		expect(await find({ nationalId: form.nationalId, joined: 'no' })).toEqual([]);
		expect(await find({ nationalId: form.nationalId, joined: 'yes' })).toHaveLength(1);
	});

	it('[T-11] a squad takes from the people of its team', async () => {
		const team = await newTeam();
		const squad = await newTeam(team.id, 'squad');
		const [inside, outside] = [await member(), await member()];
		await join(team.id, inside);
		const { items } = await listCandidates(setup.deps, hospital, 'squad', squad.id, page);
		expect(items.map(({ volunteerId }) => volunteerId)).toEqual([inside]);
		expect(await refusalOf(join(squad.id, outside, 'squad'))).toBe('volunteer.not-in-team');
		await join(squad.id, inside, 'squad', actorOf(team));
		expect(await membersShown(squad.id, 'squad')).toBe(1);
	});

	it("[S-02] the team's own account sees its members only", async () => {
		const team = await newTeam();
		const inside = await member();
		await join(team.id, inside);
		for (const query of [{}, { joined: 'no' as const }]) {
			const { items } = await listCandidates(setup.deps, actorOf(team), 'team', team.id, {
				...page,
				...query,
			});
			expect(items.map(({ volunteerId }) => volunteerId)).toEqual('joined' in query ? [] : [inside]);
		}
	});
});

describe('加入 and 離隊', () => {
	it('[M-11] lists follow the person into team and squad and out again, in every search', async () => {
		const team = await newTeam();
		const squad = await newTeam(team.id, 'squad');
		const person = await member('游隊員');
		const seenBy = async (actor: StaffActor, query: object = {}) => {
			const { items } = await listVolunteers(setup.deps, actor, { ...page, ...query });
			return items.some(({ volunteerId }) => volunteerId === person);
		};
		await join(team.id, person);
		expect(await seenBy(actorOf(team))).toBe(true);
		expect(await seenBy(actorOf(team), { name: '隊員' })).toBe(true);
		await join(squad.id, person, 'squad');
		expect(await seenBy(actorOf(squad), { name: '員' })).toBe(true);
		await leave(squad.id, person, 'squad');
		expect(await seenBy(actorOf(squad))).toBe(false);
		expect(await seenBy(actorOf(team), { name: '隊員' })).toBe(true);
		await leave(team.id, person);
		expect(await seenBy(actorOf(team), { name: '隊員' })).toBe(false);
		expect(await seenBy(hospital, { name: '游隊員' })).toBe(true);
	});

	it('[T-13] [V-30] a squad is left before its team, and both before the unit', async () => {
		const team = await newTeam();
		const squad = await newTeam(team.id, 'squad');
		const person = await member();
		await join(team.id, person);
		await join(squad.id, person, 'squad');
		const leaving = () =>
			refusalOf(leaveUnit(setup.deps, hospital, { volunteerId: person, unitId: 'hospital' }));
		expect(await refusalOf(leave(team.id, person))).toBe('volunteer.in-squad');
		expect(await leaving()).toBe('volunteer.in-team');
		await leave(squad.id, person, 'squad', actorOf(squad));
		expect(await leaving()).toBe('volunteer.in-team');
		await leave(team.id, person, 'team', actorOf(team));
		expect(await leaving()).toBe('not refused');
		expect(await refusalOf(join(team.id, person))).toBe('volunteer.not-found');
	});

	it('[T-04] one team and one squad for each unit: the other is left first', async () => {
		const [team, other] = [await newTeam(), await newTeam()];
		const person = await member();
		await join(team.id, person);
		expect(await refusalOf(join(other.id, person))).toBe('volunteer.in-other-team');
		expect(await refusalOf(join(team.id, person))).toBe('request.conflict');
		expect(await refusalOf(leave(other.id, person))).toBe('request.conflict');
		await leave(team.id, person);
		await join(other.id, person);
		expect([await membersShown(team.id), await membersShown(other.id)]).toEqual([0, 1]);
	});

	it('[T-04] of many who put one person into teams at once, one succeeds and all counts are right', async () => {
		const teams = await Promise.all(Array.from({ length: 4 }, () => newTeam()));
		const person = await member();
		const answers = await Promise.all(teams.map(({ id }) => refusalOf(join(id, person))));
		expect(answers.filter((answer) => answer === 'not refused')).toHaveLength(1);
		const counts = await Promise.all(teams.map(({ id }) => membersShown(id)));
		expect(counts.toSorted()).toEqual([0, 0, 0, 1]);
	});

	it('[S-02] neither people nor teams of another unit can be joined or left', async () => {
		const team = await newTeam();
		const person = await member();
		const { volunteerId: stranger } = await setup.add({ unitId: 'museum' }, museum);
		expect(await refusalOf(join(team.id, stranger))).toBe('volunteer.not-found');
		expect(await refusalOf(join(team.id, stranger, 'team', governing))).toBe('volunteer.not-found');
		expect(await refusalOf(join(team.id, person, 'team', museum))).toBe('organization.not-found');
		await join(team.id, person);
		expect(await refusalOf(leave(team.id, person, 'team', museum))).toBe('organization.not-found');
	});

	it('[V-14] 異動紀錄 of the person names each team and squad', async () => {
		const team = await newTeam();
		const squad = await newTeam(team.id, 'squad');
		const person = await member();
		await join(team.id, person);
		await join(squad.id, person, 'squad');
		await leave(squad.id, person, 'squad');
		await leave(team.id, person);
		const { items } = await listChanges(setup.deps, hospital, person, page);
		expect(items.slice(0, 4).map(({ action, changes }) => [action, ...changes])).toEqual([
			['離開志工隊', { label: '志工隊', before: team.name }],
			['離開志工小隊', { label: '志工小隊', before: squad.name }],
			['加入志工小隊', { label: '志工小隊', after: squad.name }],
			['加入志工隊', { label: '志工隊', after: team.name }],
		]);
	});

	it('[V-31] an application under review holds the person in the team', async () => {
		const team = await newTeam();
		const person = await member();
		await join(team.id, person);
		const { memberships } = setup.deps;
		const inReview = (status: 'in-review' | 'approved') =>
			setup.platform.transact([
				memberships.bookChange({ volunteerId: person, unitId: 'hospital' }, { status }, undefined),
			]);
		await inReview('in-review');
		expect(await refusalOf(leave(team.id, person))).toBe('volunteer.application-open');
		await inReview('approved');
		await leave(team.id, person);
	});

	it('a team out of use takes nobody in and still lets people go', async () => {
		const team = await newTeam();
		const [inside, outside] = [await member(), await member()];
		await join(team.id, inside);
		const node = await setup.deps.directory.requireInScope(hospital, team.id);
		await setup.platform.transact([
			setup.deps.organizations.replaceChange({ ...node, status: 'disabled' }, 1),
		]);
		expect(await refusalOf(join(team.id, outside))).toBe('organization.disabled');
		await leave(team.id, inside);
		expect(idAtLevel(node.path, 'unit')).toBe('hospital');
	});
});

describe('匯出名單', () => {
	it('[T-06] [T-11] [S-17] holds the rows of 管理 with its filters, the ID number masked', async () => {
		const runner = jobRunner(setup.platform, setup.objects);
		const team = await newTeam();
		const squad = await newTeam(team.id, 'squad');
		const [inside, outside] = [await setup.add({ name: '丁在隊' }), await setup.add({ name: '丁不在' })];
		await join(team.id, inside.volunteerId);
		const rowsOf = async (level: TeamLevel, id: string, filters: object) => {
			const job = await exportCandidates(setup.deps, hospital, level, id, { format: 'ods', ...filters });
			const { jobId } = await runner.run(job);
			return runner.resultRows(jobId);
		};
		expect(await rowsOf('team', team.id, { name: '丁' })).toEqual([
			['運用單位', '志工隊', '志工姓名', '身分證號', '是否加入志工隊'],
			['組織 hospital', team.name, '丁不在', `${outside.form.nationalId.slice(0, 5)}*****`, '否'],
			['組織 hospital', team.name, '丁在隊', `${inside.form.nationalId.slice(0, 5)}*****`, '是'],
		]);
		expect(await rowsOf('squad', squad.id, { joined: 'no' })).toEqual([
			['志工隊', '志工小隊', '志工姓名', '身分證號', '是否加入志工小隊'],
			[team.name, squad.name, '丁在隊', `${inside.form.nationalId.slice(0, 5)}*****`, '否'],
		]);
		const foreign = exportCandidates(setup.deps, museum, 'team', team.id, { format: 'ods' });
		expect(await refusalOf(foreign)).toBe('organization.not-found');
	});
});
