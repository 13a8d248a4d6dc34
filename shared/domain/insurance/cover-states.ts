import {
	labelOfInsuranceStatus,
	type InsuranceStatus,
	type RenewalStatus,
} from '../../codes/insurance-statuses.ts';
import { checkCoverTransitions } from './check-transitions.ts';

interface CoverStateDefinition {
	/** 投保狀態. */
	readonly status: InsuranceStatus;
	/** 延續投保狀態; only a cover that is in force has one (I-11). */
	readonly renewal?: RenewalStatus;
	/** Why, where the status alone does not say (I-12, I-16). */
	readonly cause?: string;
	/** Where lists show it: what waits for somebody comes first; states of one status stand together. */
	readonly place: string;
}

/** 投保狀態 × 延續投保狀態 × cause: the states that a cover can really be in (I-05 to I-12, I-16). */
export const coverStates = {
	enrolling: { status: 'enrolling', place: '1' },
	withdrawing: { status: 'withdrawing', cause: '人工退保', place: '2a' },
	leaving: { status: 'withdrawing', cause: '已離隊', place: '2b' },
	none: { status: 'none', place: '3' },
	renewing: { status: 'insured', renewal: 'renewing', place: '4a' },
	insured: { status: 'insured', renewal: 'none', place: '4b' },
	renewed: { status: 'insured', renewal: 'renewed', place: '4c' },
	withdrawn: { status: 'withdrawn', place: '5a' },
	expired: { status: 'withdrawn', cause: '到期', place: '5b' },
} as const satisfies Record<string, CoverStateDefinition>;

export type CoverState = keyof typeof coverStates;

export const coverStateIds = Object.keys(coverStates) as [CoverState, ...CoverState[]];

export interface CoverTransition {
	/** The button, or what 顯示歷程 calls it. */
	readonly label: string;
	/** Who brings it about: whoever keeps the volunteer's records, the authority that insures, or the platform itself. */
	readonly by: 'unit' | 'authority' | 'platform';
	readonly from: readonly CoverState[];
	/** `before` is the state that the request came from (I-09). */
	readonly to: CoverState | 'before';
	/** The period that has to be given with it. */
	readonly asks?: 'period' | 'renewal-period';
}

/**
 * Life of a cover (M-04) as data. The buttons are those of I-10; the authority's 確認… are in no table of the material,
 * but the flow needs them, and 待加保 offers no renewal.
 */
export const coverTransitions = {
	enrol: { label: '新增加保', by: 'unit', from: ['none', 'withdrawn', 'expired'], to: 'enrolling' },
	'cancel-enrolment': { label: '取消加保', by: 'unit', from: ['enrolling'], to: 'before' },
	'confirm-enrolment': {
		label: '確認加保',
		by: 'authority',
		from: ['enrolling'],
		to: 'insured',
		asks: 'period',
	},
	renew: { label: '申請續保', by: 'unit', from: ['insured'], to: 'renewing' },
	'cancel-renewal': { label: '取消續保', by: 'unit', from: ['renewing', 'renewed'], to: 'insured' },
	'confirm-renewal': {
		label: '確認續保',
		by: 'authority',
		from: ['renewing'],
		to: 'renewed',
		asks: 'renewal-period',
	},
	withdraw: { label: '申請退保', by: 'unit', from: ['insured'], to: 'withdrawing' },
	'cancel-withdrawal': { label: '取消退保', by: 'unit', from: ['withdrawing'], to: 'insured' },
	'confirm-withdrawal': {
		label: '確認退保',
		by: 'authority',
		from: ['withdrawing', 'leaving'],
		to: 'withdrawn',
	},
	leave: {
		label: '退出運單',
		by: 'platform',
		from: ['insured', 'renewing', 'renewed', 'withdrawing'],
		to: 'leaving',
	},
	'leave-unconfirmed': { label: '退出運單，取消加保', by: 'platform', from: ['enrolling'], to: 'before' },
	rejoin: { label: '重新加入運單', by: 'platform', from: ['leaving'], to: 'withdrawing' },
	'roll-over': { label: '續保期間開始', by: 'platform', from: ['renewed'], to: 'insured' },
	expire: {
		label: '保險到期',
		by: 'platform',
		from: ['insured', 'renewing', 'withdrawing', 'leaving'],
		to: 'expired',
	},
} as const satisfies Record<string, CoverTransition>;

export type CoverEvent = keyof typeof coverTransitions;

export const coverEvents = Object.keys(coverTransitions) as [CoverEvent, ...CoverEvent[]];

checkCoverTransitions(coverStateIds, coverTransitions, 'none');

/** True when the event may start from the state. */
export function mayHappen(event: CoverEvent, state: CoverState): boolean {
	return (coverTransitions[event].from as readonly CoverState[]).includes(state);
}

export function statusOf(state: CoverState): InsuranceStatus {
	return coverStates[state].status;
}

/** 延續投保狀態, of a cover in force. */
export function renewalOf(state: CoverState): RenewalStatus | undefined {
	const definition: CoverStateDefinition = coverStates[state];
	return definition.renewal;
}

/** Why, where the status alone does not say. */
export function causeOf(state: CoverState): string | undefined {
	const definition: CoverStateDefinition = coverStates[state];
	return definition.cause;
}

/** 投保狀態 with its cause: 「待退保（已離隊）」. */
export function labelOfCoverState(state: CoverState): string {
	const { status, cause }: CoverStateDefinition = coverStates[state];
	const label = labelOfInsuranceStatus(status);
	return cause === undefined ? label : `${label}（${cause}）`;
}

export interface CoverFilter {
	status?: InsuranceStatus | undefined;
	renewal?: RenewalStatus | undefined;
}

/**
 * What the places of a filter begin with, so that a filter is one range of the list (I-01): empty without a filter,
 * undefined when no cover can be both.
 */
export function placesOf({ status, renewal }: CoverFilter): string | undefined {
	if (status === undefined && renewal === undefined) return '';
	const places = coverStateIds
		.filter((state) => status === undefined || statusOf(state) === status)
		.filter((state) => renewal === undefined || renewalOf(state) === renewal)
		.map((state) => coverStates[state].place);
	const [first] = places;
	return places.length === 1 ? first : first?.charAt(0);
}

/** The transitions as a Mermaid state diagram, for the documentation. */
export function coverStateDiagram(): string {
	const lines = Object.values(coverTransitions as Record<string, CoverTransition>).flatMap(
		({ label, from, to }) =>
			from.flatMap((state) =>
				(to === 'before' ? statesBefore(state) : [to]).map(
					(target) => `    ${state} --> ${target}: ${label}`,
				),
			),
	);
	return ['stateDiagram-v2', '    [*] --> none', ...lines].join('\n');
}

/** From where the request came that led to the state. */
function statesBefore(state: CoverState): readonly CoverState[] {
	return Object.values(coverTransitions as Record<string, CoverTransition>)
		.filter(({ to }) => to === state)
		.flatMap(({ from }) => from);
}
