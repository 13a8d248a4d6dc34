import type { Actor } from '#platform/access/actor.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { Counters } from '#platform/data/counters.ts';
import type { Change } from '#platform/data/transaction.ts';
import type { NewId } from '#platform/ids.ts';
import { afterEvent, type CoverPeriod } from '#shared/domain/insurance/cover-course.ts';
import {
	coverTransitions,
	labelOfCoverState,
	type CoverEvent,
} from '#shared/domain/insurance/cover-states.ts';
import { formatRocDateRange } from '#shared/values/roc-date.ts';
import { coverCountChanges } from './cover-counts.ts';
import type { CoverHistoryRepository } from './cover-history.repository.ts';
import type { InsuranceCover, InsuranceCoverRepository } from './insurance-cover.repository.ts';

export interface CoverWriting {
	covers: InsuranceCoverRepository;
	histories: CoverHistoryRepository;
	counters: Counters;
	clock: Clock;
	newId: NewId;
}

interface Happening {
	event: CoverEvent;
	/** The period that the event asks for. */
	given?: CoverPeriod | undefined;
	actor: Actor;
	/** What to throw when somebody else was faster; `request.conflict` unless told. */
	refused?: () => Error;
}

/** The cover as an event leaves it. */
export function coverAfter(before: InsuranceCover, event: CoverEvent, given?: CoverPeriod): InsuranceCover {
	const { state: _state, before: _before, period: _period, renewalPeriod: _renewal, ...rest } = before;
	return { ...rest, ...afterEvent(before, event, given) };
}

/** The line of 顯示歷程 for an event (I-13). */
export function historyChange(
	{ histories, clock, newId }: CoverWriting,
	[before, after]: readonly [InsuranceCover, InsuranceCover],
	{ event, given, actor }: Happening,
): Change {
	const period = event === 'roll-over' ? after.period : given;
	return histories.createChange({
		volunteerId: before.volunteerId,
		unitId: before.unitId,
		at: clock().toISOString(),
		entryId: newId(),
		event,
		from: before.state,
		to: after.state,
		who: 'name' in actor && actor.kind !== 'system' ? actor.name : '系統',
		...(actor.kind === 'staff' && { organizationId: actor.organizationId }),
		...(period && { period }),
	});
}

/** One event of a cover: the cover itself, its history, the audit log, and the totals of lists it enters or leaves. */
export function eventChanges(
	deps: CoverWriting & { audit: Audit },
	before: InsuranceCover,
	happening: Happening,
): Change[] {
	const { event, given, actor, refused } = happening;
	const after = coverAfter(before, event, given);
	return [
		deps.covers.replaceChange(before, after, refused),
		historyChange(deps, [before, after], happening),
		...coverCountChanges(deps.counters, before, after),
		deps.audit.entry({
			actor,
			action: `insurance.${event}`,
			subject: { type: 'volunteer', id: before.volunteerId },
			changes: [
				{ label: '投保狀態', before: labelOfCoverState(before.state), after: labelOfCoverState(after.state) },
				...(given
					? [{ label: periodLabel(event), after: formatRocDateRange(given.startDate, given.endDate) }]
					: []),
			],
		}),
	];
}

function periodLabel(event: CoverEvent): string {
	const transition = coverTransitions[event];
	return 'asks' in transition && transition.asks === 'renewal-period' ? '續保期間' : '保險期';
}
