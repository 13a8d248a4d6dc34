import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { Change, Transact } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import { outcomeOf } from '#platform/outcome.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { Cover, CoverAction, CoverOutcome } from '#shared/contract/insurance.ts';
import { allowedActions } from '#shared/domain/insurance/allowed-actions.ts';
import type { CoverPeriod } from '#shared/domain/insurance/cover-course.ts';
import { coverTransitions, labelOfCoverState } from '#shared/domain/insurance/cover-states.ts';
import { unusualPeriod } from '#shared/domain/insurance/unusual-period.ts';
import { formatRocDate } from '#shared/values/roc-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { showCovers } from './cover-view.ts';
import { eventChanges, type CoverWriting } from './event-changes.ts';
import { pathOfCover, type CoverKey, type InsuranceCover } from './insurance-cover.repository.ts';
import { keyOf, requireCover } from './read-covers.ts';

interface Dependencies extends CoverWriting {
	directory: Directory;
	audit: Audit;
	transact: Transact;
}

interface Act {
	action: CoverAction;
	/** The period that 確認加保 and 確認續保 set. */
	period?: CoverPeriod | undefined;
	/** Whoever confirms has seen what is unusual about the period. */
	acknowledged?: boolean | undefined;
}

interface Press extends Act {
	/** Of the cover that was looked at; absent when none was, as in a file. */
	revision?: number | undefined;
}

/**
 * A button of 志工保險管理 (I-06 to I-11): the cover moves on, with its history and the audit entry, in one transaction. Of
 * two at once one wins; the other gets `request.conflict`.
 *
 * @throws DomainError `insurance.cover-not-found`, `insurance.not-allowed`, `insurance.record-book-issuer-missing`,
 * `insurance.period-refused`, `insurance.period-unusual`, `request.conflict`
 */
export async function actOnCover(
	deps: Dependencies,
	actor: StaffActor,
	key: CoverKey,
	act: Act & { revision: number },
): Promise<Cover> {
	await perform(deps, actor, key, act);
	const [shown] = await showCovers(deps, actor, [await requireCover(deps, actor, key)]);
	if (!shown) throw new TypeError('no cover to show');
	return shown;
}

async function perform(deps: Dependencies, actor: StaffActor, key: CoverKey, press: Press): Promise<void> {
	await deps.transact(await actChanges(deps, actor, key, press));
}

/** What a button writes, or a refusal with its reason. Writes nothing itself. */
export async function actChanges(
	deps: Dependencies,
	actor: StaffActor,
	key: CoverKey,
	{ action, period, acknowledged = false, revision }: Press,
): Promise<Change[]> {
	const cover = await requireCover(deps, actor, key);
	if (revision !== undefined && cover.revision !== revision) throw new DomainError('request.conflict');
	checkAllowed(cover, actor, action);
	const given = periodFor(action, period);
	if (given) checkPeriod(cover, action, given, todayInTaipei(deps.clock()));
	if (given && !acknowledged) checkUsual(cover, action, given);
	return eventChanges(deps, cover, { event: action, given, actor });
}

function checkAllowed(cover: InsuranceCover, actor: StaffActor, action: CoverAction): void {
	const { state, left } = cover;
	if (!allowedActions({ state, left, path: pathOfCover(cover) }, actor).includes(action)) {
		const label = labelOfCoverState(state);
		throw new DomainError('insurance.not-allowed', {
			detail: `目前為「${label}」，不能${coverTransitions[action].label}`,
		});
	}
	if (!cover.bookIssuerKnown) throw new DomainError('insurance.record-book-issuer-missing');
}

/** What is given with a button that asks for no period is left out. */
function periodFor(action: CoverAction, period: CoverPeriod | undefined): CoverPeriod | undefined {
	return 'asks' in coverTransitions[action] ? period : undefined;
}

function checkPeriod(cover: InsuranceCover, action: CoverAction, given: CoverPeriod, today: string): void {
	if (given.endDate < today) throw periodRefused('endDate', '訖日不可早於今天');
	const end = cover.period?.endDate;
	if (action === 'confirm-renewal' && end !== undefined && given.startDate <= end) {
		throw periodRefused('startDate', `續保期間須在保險期 ${formatRocDate(end)} 結束之後開始`);
	}
}

function checkUsual(cover: InsuranceCover, action: CoverAction, given: CoverPeriod): void {
	const concerns = unusualPeriod(action, given, cover.period);
	if (concerns.length > 0)
		throw new DomainError('insurance.period-unusual', {
			detail: `${concerns.join('；')}，請於志工保險管理確認後再送出`,
		});
}

function periodRefused(field: 'startDate' | 'endDate', message: string): DomainError {
	return new DomainError('insurance.period-refused', {
		detail: message,
		errors: [{ field: `period.${field}`, message }],
	});
}

/** The same for all ticked rows: each by itself; a row that cannot be changed says why and does not stop the others. */
export async function actOnCovers(
	deps: Dependencies,
	actor: StaffActor,
	input: Act & { items: (CoverKey & { revision: number })[] },
): Promise<{ items: CoverOutcome[] }> {
	const { items: rows, ...act } = input;
	const outcomes: CoverOutcome[] = [];
	for (const { volunteerId, unitId, revision } of rows) {
		const key = { volunteerId, unitId };
		outcomes.push({ ...key, ...(await outcomeOf(perform(deps, actor, key, { ...act, revision }))) });
	}
	const covers = await coversNow(deps, actor, outcomes);
	return { items: outcomes.map((outcome) => ({ ...outcome, ...covers.get(keyOf(outcome)) })) };
}

/** Those that were acted upon, as lists show them; without one that somebody has taken out of the scope meanwhile. */
async function coversNow(
	deps: Dependencies,
	actor: StaffActor,
	outcomes: readonly CoverOutcome[],
): Promise<ReadonlyMap<string, { cover: Cover }>> {
	const acted = await deps.covers.getMany(
		outcomes.filter(({ done }) => done),
		true,
	);
	const scope = scopeOf(actor);
	const visible = acted.filter((cover) => inScope(scope, pathOfCover(cover)));
	const shown = await showCovers(deps, actor, visible);
	return new Map(
		shown.map((cover) => [keyOf({ volunteerId: cover.volunteerId, unitId: cover.unit.id }), { cover }]),
	);
}
