import { demoLogins, demoPassword } from '#infra/local/demo/logins.ts';
import type { Application, ApplicationRow, CandidateRow, TaskRow } from '#shared/contract/applications.ts';
import type { ShiftRow } from '#shared/contract/attendance.ts';
import type { AnnouncementRow } from '#shared/contract/content.ts';
import type { Certificate } from '#shared/contract/certificates.ts';
import type { AccountRow } from '#shared/contract/identity.ts';
import type { HourMemberRow } from '#shared/contract/hours.ts';
import type { Page as Rows } from '#shared/contract/paging.ts';
import type { Position, RosterRow } from '#shared/contract/rosters.ts';
import type { TeamRow } from '#shared/contract/teams.ts';
import type { UnitRow } from '#shared/contract/units.ts';
import type { VolunteerRow } from '#shared/contract/volunteers.ts';
import type { OrganizationLevel } from '#shared/domain/organizations/level.ts';
import { demoVolunteer, storyVolunteerIds, storyVolunteerNames } from '#tests/e2e/story-people.ts';
import { apiCaller, signInStaff, signInVolunteer, type ApiCaller } from '#tests/support/api-caller.ts';
import { browserAddresses } from '#tests/support/browser-stack/addresses.ts';
import type { SampleRecords } from './admin-pages.ts';

export interface SignedIn {
	caller: ApiCaller;
	/** For `addCookies` of a browser context. */
	cookies: { name: string; value: string; url: string }[];
}

function signedIn(caller: ApiCaller, url: string): SignedIn {
	const cookies = caller
		.cookie()
		.split('; ')
		.map((pair) => {
			const at = pair.indexOf('=');
			return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
		});
	return { caller, cookies };
}

/** Signs the demo account of a level in without its screens; those are looked at in the journeys. */
export async function signInAs(level: OrganizationLevel): Promise<SignedIn> {
	return signedIn(await signInStaff(browserAddresses.admin, level, demoPassword), browserAddresses.admin);
}

export async function signInDemoVolunteer(): Promise<SignedIn> {
	const login = demoLogins().find(({ site }) => site === 'portal');
	if (!login) throw new TypeError('the demo has no volunteer');
	const caller = await signInVolunteer(browserAddresses.portal, login.account, login.password);
	return signedIn(caller, browserAddresses.portal);
}

/** A piece of news on the portal. */
export async function publishedNewsId(): Promise<string> {
	const { items } = await apiCaller(browserAddresses.portal).expect<Rows<AnnouncementRow>>(
		'GET',
		'/api/content/news',
	);
	return items[0]?.announcementId ?? '';
}

/** What this person would find in their lists. */
export async function sampleRecords({ caller }: SignedIn): Promise<SampleRecords> {
	async function rows<Row>(path: string): Promise<Row[]> {
		const answer = await caller.call<Rows<Row>>('GET', path);
		return answer.status === 200 ? answer.body.items : [];
	}
	async function first<Row>(
		path: string,
		fits: (row: Row) => boolean = () => true,
	): Promise<Row | undefined> {
		return (await rows<Row>(path)).find(fits);
	}
	const candidates = '/api/applications/record-books/candidates?status=none&size=100';
	const [volunteer, candidate, anybody, application, tasks, announcement, account, certificate, ...places] =
		await Promise.all([
			first<VolunteerRow>('/api/volunteers?status=active'),
			first<CandidateRow>(candidates, ({ basicHours, specialHours }) => basicHours >= 6 && specialHours >= 6),
			first<CandidateRow>(candidates, ({ volunteerId }) => !storyVolunteerIds.has(volunteerId)),
			first<ApplicationRow>('/api/applications'),
			rows<TaskRow>('/api/applications/tasks?task=review&size=100'),
			first<AnnouncementRow>('/api/content/announcements'),
			first<AccountRow>('/api/identity/accounts'),
			first<Certificate>(`/api/certificates/volunteers/${demoVolunteer.volunteerId}`),
			first<UnitRow>('/api/organizations/units'),
			first<TeamRow>('/api/volunteers/teams', ({ members }) => members > 0),
			first<TeamRow>('/api/volunteers/squads', ({ members }) => members > 0),
		]);
	const [unit, team, squad] = places;
	const served = await first<HourMemberRow>(
		'/api/hours/members?size=100',
		({ unitHours }) => unitHours.registered > 0,
	);
	// Journeys beside this decide their own forms, and the first of the list together.
	const pending = tasks.findLast(
		({ summary }) => !storyVolunteerNames.some((name) => summary.includes(name)),
	);
	const shift = await rosteredShift(caller);
	// A squad of the demo has not sent anything yet.
	const applicationId = application?.applicationId ?? (anybody && (await draftFor(caller, anybody)));
	return {
		volunteerId: volunteer?.volunteerId ?? '',
		servedId: served?.volunteerId ?? volunteer?.volunteerId ?? '',
		candidate: { volunteerId: candidate?.volunteerId ?? '', unitId: candidate?.unit.id ?? '' },
		applicationId: applicationId ?? '',
		// Where nothing waits for this level, the page says so about any application.
		pendingId: pending?.applicationId ?? applicationId ?? '',
		announcementId: announcement?.announcementId ?? '',
		accountId: account?.accountId ?? '',
		certificate: {
			volunteerId: demoVolunteer.volunteerId,
			certificateId: certificate?.certificateId ?? '',
		},
		unitId: unit?.id ?? '',
		teamId: team?.id ?? '',
		squadId: squad?.id ?? '',
		shift: shift ?? { rosterId: '', positionId: '', date: '', kind: '' },
	};
}

async function draftFor(caller: ApiCaller, { volunteerId, unit }: CandidateRow): Promise<string> {
	const body = { volunteerId, unitId: unit.id, issueKind: 'first', form: {} };
	return (await caller.expect<Application>('POST', '/api/applications/record-books', body)).applicationId;
}

/** A shift of the roster with the most people: of the demo's, where some have come and gone. */
async function rosteredShift(caller: ApiCaller): Promise<SampleRecords['shift'] | undefined> {
	const rosters = '/api/attendance/rosters';
	const roster = fullest((await caller.expect<Rows<RosterRow>>('GET', `${rosters}?size=100`)).items);
	if (!roster) return undefined;
	const positions = `${rosters}/${roster.rosterId}/positions`;
	const position = fullest((await caller.expect<{ items: Position[] }>('GET', positions)).items);
	if (!position) return undefined;
	const shifts = `${positions}/${position.positionId}/shifts`;
	const [shift] = (await caller.expect<Rows<ShiftRow>>('GET', shifts)).items;
	return (
		shift && {
			rosterId: roster.rosterId,
			positionId: position.positionId,
			date: shift.date,
			kind: shift.kind,
		}
	);
}

function fullest<Row extends { assigned: number; needed: number }>(rows: readonly Row[]): Row | undefined {
	return rows.toSorted((one, other) => other.assigned - one.assigned || other.needed - one.needed)[0];
}
