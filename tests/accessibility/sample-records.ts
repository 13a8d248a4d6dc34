import { demoLogins, demoPassword } from '#infra/local/demo/logins.ts';
import type { Application, ApplicationRow, CandidateRow, TaskRow } from '#shared/contract/applications.ts';
import { weekdays } from '#shared/codes/time-slots.ts';
import type { ShiftCandidate } from '#shared/contract/attendance.ts';
import type { AnnouncementRow } from '#shared/contract/content.ts';
import type { Certificate } from '#shared/contract/certificates.ts';
import type { AccountRow } from '#shared/contract/identity.ts';
import type { Page as Rows } from '#shared/contract/paging.ts';
import type { Position, Roster } from '#shared/contract/rosters.ts';
import type { TeamRow } from '#shared/contract/teams.ts';
import type { UnitRow } from '#shared/contract/units.ts';
import type { VolunteerRow } from '#shared/contract/volunteers.ts';
import type { OrganizationLevel } from '#shared/domain/organizations/level.ts';
import { addDays } from '#shared/values/iso-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { demoVolunteer, nationalIdOf, storyVolunteerIds } from '#tests/e2e/story-people.ts';
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
	async function first<Row>(
		path: string,
		fits: (row: Row) => boolean = () => true,
	): Promise<Row | undefined> {
		const answer = await caller.call<Rows<Row>>('GET', path);
		return answer.status === 200 ? answer.body.items.find(fits) : undefined;
	}
	const candidates = '/api/applications/record-books/candidates?status=none&size=100';
	const [volunteer, candidate, anybody, application, pending, announcement, account, certificate, ...places] =
		await Promise.all([
			first<VolunteerRow>('/api/volunteers?status=active'),
			first<CandidateRow>(candidates, ({ basicHours, specialHours }) => basicHours >= 6 && specialHours >= 6),
			first<CandidateRow>(candidates, ({ volunteerId }) => !storyVolunteerIds.has(volunteerId)),
			first<ApplicationRow>('/api/applications'),
			first<TaskRow>('/api/applications/tasks?task=review'),
			first<AnnouncementRow>('/api/content/announcements'),
			first<AccountRow>('/api/identity/accounts'),
			first<Certificate>(`/api/certificates/volunteers/${demoVolunteer.volunteerId}`),
			first<UnitRow>('/api/organizations/units'),
			first<TeamRow>('/api/volunteers/teams', ({ members }) => members > 0),
			first<TeamRow>('/api/volunteers/squads', ({ members }) => members > 0),
		]);
	const [unit, team, squad] = places;
	const shift = squad && (await attendedShift(caller, squad.id));
	// A squad of the demo has not sent anything yet.
	const applicationId = application?.applicationId ?? (anybody && (await draftFor(caller, anybody)));
	return {
		volunteerId: volunteer?.volunteerId ?? '',
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

/** A shift of today in a new roster; somebody has come and gone, so that their hours can be entered. */
async function attendedShift(caller: ApiCaller, organizationId: string): Promise<SampleRecords['shift']> {
	const date = todayInTaipei(new Date());
	const period = { from: date, until: addDays(date, 6) };
	const { rosterId } = await caller.expect<Roster>('POST', '/api/attendance/rosters', {
		...{ organizationId, name: '無障礙檢查', ...period, place: '服務臺' },
		address: { city: '桃園市', district: '桃園區', street: '縣府路 1 號' },
	});
	const kind = 'morning';
	const path = `/api/attendance/rosters/${rosterId}/positions`;
	const { positionId } = await caller.expect<Position>('POST', path, {
		...{ name: '引導', item: '56', content: '03', ...period, execute: true },
		week: {
			weekdays: weekdays.map(({ code }) => code),
			kinds: [{ kind, startTime: '09:00', endTime: '12:00', hours: 3, needed: 2 }],
		},
	});
	const people = `${path}/${positionId}/shifts/${date}/${kind}/volunteers`;
	const { items } = await caller.expect<Rows<ShiftCandidate>>('GET', `${people}?size=100`);
	for (const { volunteerId } of items) {
		// Whoever serves elsewhere this morning is refused; the next one is asked.
		const { status } = await caller.call('POST', people, { volunteerId });
		if (status !== 201) continue;
		const nationalId = nationalIdOf(volunteerId);
		for (const direction of ['in', 'out'])
			await caller.expect('POST', '/api/attendance/punches', { kind, direction, nationalId });
		break;
	}
	return { rosterId, positionId, date, kind };
}
