import { listTasks, searchApplications } from '#functions/applications/list-applications.ts';
import { listCandidates } from '#functions/applications/record-book/list-candidates.ts';
import { getSubject } from '#functions/applications/record-book/record-book-subject.ts';
import { listAnnouncements } from '#functions/content/announcements.ts';
import { listAccounts } from '#functions/identity/manage-accounts.ts';
import { listEntries } from '#functions/hours/list-entries.ts';
import { listMembers } from '#functions/hours/list-members.ts';
import { listCovers } from '#functions/insurance/read-covers.ts';
import { listUnits } from '#functions/organizations/list-units.ts';
import { listChildren } from '#functions/organizations/read-organizations.ts';
import { listRecords } from '#functions/training/read-records.ts';
import { listVolunteers } from '#functions/volunteers/list-volunteers.ts';
import { listAwards } from '#functions/volunteers/awards/read-awards.ts';
import { listCandidates as listCandidatesOfTeam } from '#functions/volunteers/teams/list-candidates.ts';
import { listTeams } from '#functions/volunteers/teams/list-teams.ts';
import { getVolunteer } from '#functions/volunteers/read-volunteer.ts';
import type { Page } from '#shared/contract/paging.ts';
import { privateQueryHeader } from '#shared/contract/private-query.ts';
import type { CoverFilter } from '#shared/domain/insurance/cover-states.ts';
import type { BenchLogin, BenchStack } from './bench-stack.ts';
import { rosterQuestions } from './rosters.ts';

export interface Budget {
	readUnits?: number;
	writeUnits?: number;
	requests?: number;
	/** p95 of the API's answer. */
	ms?: number;
}

/** A question to the table: as a use case, and as the browser asks it. */
export interface Question {
	name: string;
	budget: Budget;
	as: BenchLogin;
	ask(): Promise<unknown>;
	path: string;
	headers?: Record<string, string>;
}

const firstPage = { page: 1, size: 10 } as const;
const list: Budget = { readUnits: 5, requests: 2, ms: 100 };
const search: Budget = { readUnits: 6, ms: 100 };

/** Every list, search and reading of one record, at the level that sees most. */
export async function questionsOf(bench: BenchStack): Promise<Question[]> {
	const { actors, volunteers, applications, training, hours, organizations, content, accounts, city } = bench;
	const { governing, purpose, unit, team } = actors;
	const people = { ...volunteers, directory: organizations.directory };
	const somebody = city.member(Math.floor(city.volunteerCount / 2));
	const ownMember = city.member(0);
	const { nationalId } = somebody.person;
	const { name } = somebody.person.base;

	function volunteerList(
		title: string,
		query: { nationalId?: string; [filter: string]: unknown },
		budget: Budget,
	): Question {
		const { nationalId: sought, ...open } = query;
		const filters = new URLSearchParams(open as Record<string, string>);
		return {
			name: title,
			budget,
			as: 'governing',
			ask: () => listVolunteers(people, governing, { ...firstPage, ...query }),
			path: `/api/volunteers?${filters.toString()}`,
			...(sought && {
				headers: { [privateQueryHeader]: new URLSearchParams({ nationalId: sought }).toString() },
			}),
		};
	}

	const first: Page<unknown> = await listVolunteers(people, governing, firstPage);
	return [
		volunteerList('志工資料維護, first page', {}, list),
		volunteerList('志工資料維護, next page', { cursor: first.page.next ?? '', page: 2 }, list),
		volunteerList('志工資料維護, last page', { cursor: first.page.last ?? '', page: 2 }, list),
		volunteerList(`volunteer by a full name (${name})`, { name }, search),
		volunteerList(`volunteer by part of the name (${name.slice(1)})`, { name: name.slice(1) }, search),
		volunteerList('volunteer by a common family name (陳)', { name: '陳' }, search),
		volunteerList('volunteer by ID number', { nationalId }, { readUnits: 2, ms: 100 }),
		{
			name: 'one volunteer',
			budget: { ms: 100 },
			as: 'governing',
			ask: () => getVolunteer(people, governing, somebody.volunteerId),
			path: `/api/volunteers/${somebody.volunteerId}`,
		},
		...['', 'approved', 'in-review'].map((status): Question => {
			const filter = status ? { status: status as 'approved' } : {};
			return {
				name: `紀錄冊申請, ${status || 'first page'}`,
				budget: list,
				as: 'governing',
				ask: () => listCandidates(applications, governing, { ...firstPage, ...filter }),
				path: `/api/applications/record-books/candidates?${status && `status=${status}`}`,
			};
		}),
		...(['', 'status=none', 'status=withdrawing', 'renewal=renewing'] as const).map((filter): Question => {
			const query = Object.fromEntries(new URLSearchParams(filter)) as CoverFilter;
			return {
				name: `志工保險管理, ${filter || 'first page'}`,
				budget: list,
				as: 'governing',
				ask: () => listCovers(bench.insurance, governing, { ...firstPage, ...query }),
				path: `/api/insurance/covers?${filter}`,
			};
		}),
		{
			name: 'eligibility of one person (F-02)',
			budget: { ms: 100 },
			as: 'unit',
			ask: () =>
				getSubject(applications, unit, {
					volunteerId: ownMember.volunteerId,
					unitId: unit.organizationId,
					issueKind: 'reissue',
				}),
			path: `/api/applications/record-books/subjects/${ownMember.volunteerId}?unitId=${unit.organizationId}&issueKind=reissue`,
		},
		{
			name: '教育訓練歷程, first page',
			budget: list,
			as: 'governing',
			ask: () => listRecords(training, governing, firstPage),
			path: '/api/training/records',
		},
		{
			name: '志工服務時數管理, first page',
			budget: list,
			as: 'governing',
			ask: () => listMembers(hours, governing, firstPage),
			path: '/api/hours/members',
		},
		{
			name: '志工服務時數管理, with 服務起訖',
			budget: { ms: 100 },
			as: 'governing',
			ask: () => listMembers(hours, governing, { ...firstPage, from: '2026-10-01', until: '2026-10-31' }),
			path: '/api/hours/members?from=2026-10-01&until=2026-10-31',
		},
		{
			name: '服務時數 of one volunteer',
			budget: { ms: 100 },
			as: 'unit',
			ask: () => listEntries(hours, unit, ownMember.volunteerId, firstPage),
			path: `/api/hours/volunteers/${ownMember.volunteerId}/entries`,
		},
		{
			name: '待辦事項',
			budget: list,
			as: 'purpose',
			ask: () => listTasks(applications, purpose, firstPage),
			path: '/api/applications/tasks',
		},
		{
			name: '審核單查詢, first page',
			budget: list,
			as: 'governing',
			ask: () => searchApplications(applications, governing, firstPage),
			path: '/api/applications',
		},
		{
			name: '後台使用者管理, first page',
			budget: list,
			as: 'governing',
			ask: () =>
				listAccounts(
					{ accounts, directory: organizations.directory, counters: bench.platform.counters },
					governing,
					firstPage,
				),
			path: '/api/identity/accounts',
		},
		{
			name: 'organisations below the city',
			budget: { ms: 100 },
			as: 'governing',
			ask: () => listChildren(organizations, governing, governing.organizationId),
			path: `/api/organizations/${governing.organizationId}/children`,
		},
		{
			name: 'organisations below a purpose authority',
			budget: { ms: 100 },
			as: 'governing',
			ask: () => listChildren(organizations, governing, purpose.organizationId),
			path: `/api/organizations/${purpose.organizationId}/children`,
		},
		{
			name: '運用單位管理, first page',
			budget: list,
			as: 'governing',
			ask: () => listUnits(organizations, governing, firstPage),
			path: '/api/organizations/units',
		},
		...(['team', 'squad'] as const).map((level): Question => ({
			name: level === 'team' ? '志工隊管理, first page' : '志工小隊管理, first page',
			budget: { readUnits: 5, ms: 100 },
			as: 'governing',
			ask: () => listTeams(people, governing, level, firstPage),
			path: `/api/volunteers/${level}s`,
		})),
		{
			name: '志工隊人員管理, first page',
			budget: { readUnits: 5, ms: 100 },
			as: 'unit',
			ask: () => listCandidatesOfTeam(people, unit, 'team', team.organizationId, firstPage),
			path: `/api/volunteers/teams/${team.organizationId}/candidates`,
		},
		{
			name: '服務獎勵紀錄維護, first page',
			budget: list,
			as: 'governing',
			ask: () => listAwards(people, governing, firstPage),
			path: '/api/volunteers/awards',
		},
		...(await rosterQuestions(bench)),
		{
			name: '系統公告',
			budget: list,
			as: 'unit',
			ask: () => listAnnouncements(content, 'back-office', firstPage),
			path: '/api/content/announcements',
		},
	];
}
