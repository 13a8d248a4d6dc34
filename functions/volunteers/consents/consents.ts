import type { StaffActor, VolunteerActor } from '#platform/access/actor.ts';
import type { Audit, FieldChange } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { Transact } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { labelOfConsentMethod, type ConsentMethod } from '#shared/codes/consent-methods.ts';
import { consentTextOn } from '#shared/codes/consent-texts.ts';
import type {
	Consent,
	ConsentGive,
	ConsentWithdraw,
	OwnConsentGive,
} from '#shared/contract/volunteer-consents.ts';
import {
	consentState,
	mayGiveConsent,
	mayWithdrawConsent,
	type ConsentState,
} from '#shared/domain/volunteers/consent-state.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { formatRocDate } from '#shared/values/roc-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { requireMaintained, requirePerson, type PersonReading } from '../person.ts';
import type { ConsentActItem, ConsentActRepository } from './consent-act.repository.ts';

interface Dependencies extends PersonReading {
	consentActs: ConsentActRepository;
	directory: Directory;
	uploads: Uploads;
	audit: Audit;
	transact: Transact;
	clock: Clock;
}

/** State and history of a volunteer in scope (V-28). */
export async function getConsent(
	deps: Dependencies,
	actor: StaffActor,
	volunteerId: string,
): Promise<Consent> {
	await requirePerson(deps, actor, volunteerId);
	return shownConsent(deps, volunteerId);
}

/** The unit records a signed paper: the text is that of the day on the paper. */
export async function giveConsent(
	deps: Dependencies,
	actor: StaffActor,
	volunteerId: string,
	input: ConsentGive,
): Promise<Consent> {
	await requireMaintained(deps, actor, volunteerId);
	return act(deps, actor, volunteerId, { act: 'given', ...input }, async () => ({
		version: consentTextOn(input.actedOn).version,
		method: 'paper',
		actedOn: input.actedOn,
		scan: await deps.uploads.attach(actor, 'volunteer.consent', input.scanUploadId, 'scanUploadId'),
	}));
}

/** The unit records that the person takes the consent back; what was done until then stays lawful. */
export async function withdrawConsent(
	deps: Dependencies,
	actor: StaffActor,
	volunteerId: string,
	input: ConsentWithdraw,
): Promise<Consent> {
	await requireMaintained(deps, actor, volunteerId);
	const { actedOn, reason, scanUploadId } = input;
	return act(deps, actor, volunteerId, { act: 'withdrawn', ...input }, async (last) => ({
		version: last?.version ?? '',
		method: 'paper',
		actedOn,
		...(reason && { reason }),
		...(scanUploadId !== undefined && {
			scan: await deps.uploads.attach(actor, 'volunteer.consent', scanUploadId, 'scanUploadId'),
		}),
	}));
}

/** The signed paper holds the person's hand: who takes it is noted. */
export async function downloadConsentScan(
	deps: Dependencies,
	actor: StaffActor,
	{ volunteerId, fileId }: { volunteerId: string; fileId: string },
): Promise<{ url: string; fileName: string }> {
	await requirePerson(deps, actor, volunteerId);
	const acts = await deps.consentActs.ofVolunteer(volunteerId);
	const scan = acts.find((one) => one.scan?.fileId === fileId)?.scan;
	if (!scan) throw new DomainError('file.not-found');
	await deps.transact([
		deps.audit.entry({
			actor,
			action: 'consent.download',
			subject: { type: 'volunteer', id: volunteerId },
			changes: [{ label: '檔案', after: scan.name }],
		}),
	]);
	return deps.uploads.download(scan);
}

export function getOwnConsent(deps: Dependencies, actor: VolunteerActor): Promise<Consent> {
	return shownConsent(deps, actor.volunteerId);
}

/** The person agrees on the portal, to the text that was on the screen. */
export async function giveOwnConsent(
	deps: Dependencies,
	actor: VolunteerActor,
	input: OwnConsentGive,
): Promise<Consent> {
	const today = todayInTaipei(deps.clock());
	const { version } = consentTextOn(today);
	if (input.version !== version) throw new DomainError('consent.text-changed');
	return act(deps, actor, actor.volunteerId, { act: 'given', ...input }, () =>
		Promise.resolve({ version, method: 'online', actedOn: today }),
	);
}

export async function withdrawOwnConsent(
	deps: Dependencies,
	actor: VolunteerActor,
	{ revision }: { revision: number },
): Promise<Consent> {
	const actedOn = todayInTaipei(deps.clock());
	return act(deps, actor, actor.volunteerId, { act: 'withdrawn', revision }, (last) =>
		Promise.resolve({ version: last?.version ?? '', method: 'online', actedOn }),
	);
}

type Act = ConsentActItem['act'];

interface ActDetails {
	version: string;
	method: ConsentMethod;
	actedOn: IsoDate;
	reason?: string;
	scan?: ConsentActItem['scan'];
}

/** Adds the next act if the state allows it and nobody has acted since the caller looked. */
async function act(
	deps: Dependencies,
	actor: StaffActor | VolunteerActor,
	volunteerId: string,
	wanted: { act: Act; revision: number },
	detailsOf: (last: ConsentActItem | undefined) => Promise<ActDetails>,
): Promise<Consent> {
	const acts = await deps.consentActs.ofVolunteer(volunteerId);
	if (acts.length !== wanted.revision) throw new DomainError('request.conflict');
	const [last] = acts;
	requireAllowed(wanted.act, consentState(last, todayInTaipei(deps.clock())));
	const details = await detailsOf(last);
	await deps.transact([
		deps.consentActs.createChange({
			...details,
			act: wanted.act,
			volunteerId,
			place: wanted.revision + 1,
			recordedAt: deps.clock().toISOString(),
			recordedBy: actor.name,
			...(actor.kind === 'staff' && { organizationId: actor.organizationId }),
		}),
		deps.audit.entry({
			actor,
			action: wanted.act === 'given' ? 'consent.give' : 'consent.withdraw',
			subject: { type: 'volunteer', id: volunteerId },
			changes: actChanges(wanted.act, details),
		}),
	]);
	return shownConsent(deps, volunteerId);
}

function requireAllowed(wanted: Act, state: ConsentState): void {
	if (wanted === 'given' && !mayGiveConsent(state)) throw new DomainError('consent.already-given');
	if (wanted === 'withdrawn' && !mayWithdrawConsent(state)) throw new DomainError('consent.not-given');
}

function actChanges(wanted: Act, { version, method, actedOn, reason }: ActDetails): FieldChange[] {
	return [
		{ label: '聲明書版本', after: version },
		{ label: '方式', after: labelOfConsentMethod(method) },
		{ label: wanted === 'given' ? '簽署日期' : '撤回日期', after: formatRocDate(actedOn) },
		...(reason ? [{ label: '撤回原因', after: reason }] : []),
	];
}

async function shownConsent(deps: Dependencies, volunteerId: string): Promise<Consent> {
	const acts = await deps.consentActs.ofVolunteer(volunteerId);
	const nameOf = await deps.directory.names(acts.map(({ organizationId }) => organizationId));
	const today = todayInTaipei(deps.clock());
	return {
		state: consentState(acts[0], today),
		revision: acts.length,
		currentVersion: consentTextOn(today).version,
		acts: acts.map(({ volunteerId: _volunteerId, place: _place, organizationId, ...shown }) => {
			const organization = nameOf(organizationId)?.name;
			return { ...shown, ...(organization && { organization }) };
		}),
	};
}
