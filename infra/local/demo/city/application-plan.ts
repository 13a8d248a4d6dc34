import type { ReviewResult } from '#shared/codes/review-results.ts';
import { chanceOf } from '../random.ts';
import type { City } from './city.ts';
import { storyMembers, type Member } from './member.ts';
import type { PlannedOrganization } from './organization-plan.ts';

/** One thing that somebody does with an application. */
export type ApplicationStep =
	| { act: 'create'; by: PlannedOrganization }
	| { act: 'submit'; by: PlannedOrganization }
	| { act: 'decide'; by: PlannedOrganization; result: ReviewResult; opinion: string };

/** An application of the demo city, told from its draft to where it waits now. */
export interface PlannedApplication {
	key: string;
	member: Member;
	steps: ApplicationStep[];
}

type Ending = 'draft' | 'at-unit' | 'at-purpose' | 'returned' | 'sent-again' | 'approved' | 'rejected';

/** What waits at the unit of the demo accounts; its team applies unless told. */
const demoUnit: readonly { ending: Ending; byUnit?: boolean }[] = [
	{ ending: 'draft' },
	{ ending: 'draft', byUnit: true },
	{ ending: 'at-unit' },
	{ ending: 'at-unit' },
	{ ending: 'at-unit' },
	{ ending: 'at-purpose' },
	{ ending: 'at-purpose', byUnit: true },
	{ ending: 'at-purpose', byUnit: true },
	{ ending: 'returned' },
	{ ending: 'returned', byUnit: true },
	{ ending: 'sent-again' },
	{ ending: 'approved' },
	{ ending: 'approved', byUnit: true },
	{ ending: 'rejected' },
];

/** What else happens, one of them at every second unit in turn. */
const further: readonly Ending[] = ['approved', 'draft', 'returned', 'rejected', 'sent-again'];

const opinions: Record<ReviewResult, readonly string[]> = {
	approve: ['資料齊全，同意核發。', '符合資格，擬予核准。', '訓練時數核對無誤。'],
	return: ['請補上特殊訓練結業證書影本。', '大頭照不夠清晰，請更換半身照。', '聯絡電話請填寫可聯繫之分機。'],
	reject: ['志工已另由其他單位提出申請，請勿重複送件。', '申請資料與志工本人不符，請重新提出申請。'],
};

export function applicationPlan(city: City): PlannedApplication[] {
	const ready = readyMembers(city);
	const plans: PlannedApplication[] = [];
	for (const [place, { unit }] of city.units.entries()) {
		const candidates = ready.get(unit.key) ?? [];
		const wanted = place === 0 ? demoUnit : atFurtherUnit(place);
		for (const [index, { ending, byUnit = false }] of wanted.entries()) {
			const key = `${unit.key}/${index}`;
			const found = takeFrom(candidates, byUnit ? 'unit' : place === 0 ? 'demo-team' : 'team');
			if (found) plans.push({ key, member: found, steps: steps(key, found, ending, byUnit) });
		}
	}
	return plans;
}

function atFurtherUnit(place: number): { ending: Ending; byUnit?: boolean }[] {
	const turn = place % 2 === 0 ? further[(place / 2) % further.length] : undefined;
	return [
		{ ending: 'at-unit' },
		{ ending: 'at-purpose', byUnit: true },
		...(turn === undefined ? [] : [{ ending: turn }]),
	];
}

/** Members who could have a book and have none, by unit; the people of the story wait for the story. */
function readyMembers(city: City): Map<string, Member[]> {
	const found = new Map<string, Member[]>();
	for (const member of city.members()) {
		if (member.index < storyMembers || member.career.stage !== 'ready' || member.leftOn) continue;
		const { key } = member.places.unit;
		const others = found.get(key);
		if (others) others.push(member);
		else found.set(key, [member]);
	}
	return found;
}

/** A team or squad applies for its own members only, a unit for anybody. */
function takeFrom(candidates: Member[], applicant: 'unit' | 'team' | 'demo-team'): Member | undefined {
	const fits = ({ team }: Member) =>
		applicant === 'unit' || (team !== undefined && (applicant === 'team' || team.key === 'social-1-1'));
	const place = candidates.findIndex(fits);
	return place < 0 ? undefined : candidates.splice(place, 1)[0];
}

function steps(key: string, member: Member, ending: Ending, byUnit: boolean): ApplicationStep[] {
	const chance = chanceOf('application', key);
	const { unit, purpose } = member.places;
	const applicant = byUnit ? unit : (member.team ?? unit);
	const submit: ApplicationStep[] = [{ act: 'submit', by: applicant }];
	const decide = (by: PlannedOrganization, result: ReviewResult): ApplicationStep[] => [
		{ act: 'decide', by, result, opinion: chance.pick(opinions[result]) },
	];
	const toPurpose = applicant === unit ? [] : decide(unit, 'approve');
	const after: Record<Ending, ApplicationStep[]> = {
		draft: [],
		'at-unit': submit,
		'at-purpose': [...submit, ...toPurpose],
		returned: [
			...submit,
			...(chance.happens(0.3) && applicant !== unit
				? decide(unit, 'return')
				: [...toPurpose, ...decide(purpose, 'return')]),
		],
		'sent-again': [...submit, ...toPurpose, ...decide(purpose, 'return'), ...submit],
		approved: [...submit, ...toPurpose, ...decide(purpose, 'approve')],
		rejected: [...submit, ...toPurpose, ...decide(purpose, 'reject')],
	};
	return [{ act: 'create', by: applicant }, ...after[ending]];
}
