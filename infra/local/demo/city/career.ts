import type { Award, AwardGrade } from '#shared/codes/awards.ts';
import type { BookIssueKind } from '#shared/codes/book-issue-kinds.ts';
import type { CourseType } from '#shared/codes/course-types.ts';
import {
	bookPrefixOf,
	labelOfServiceCategory,
	type ServiceCategory,
} from '#shared/codes/service-categories.ts';
import type { NoteKind } from '#shared/codes/note-kinds.ts';
import type { ServiceContent, ServiceItem } from '#shared/codes/service-items.ts';
import { thresholdOn } from '#shared/codes/thresholds.ts';
import { mostHours } from '#shared/domain/hours/entry-conditions.ts';
import { hourTenths } from '#shared/values/hours.ts';
import { addDays, addMonths, addYears, type IsoDate } from '#shared/values/iso-date.ts';
import { chanceOf, type Chance } from '../random.ts';
import { insurance, type CoverStep } from './insurance.ts';
import type { LargeEventKey } from './large-events.ts';
import { demoAsOf } from './person.ts';
import { serviceWork } from './service-work.ts';

/** How far a volunteer has come; `ready` has all training but no book yet. */
export type Stage = 'new' | 'basic' | 'other-field' | 'ready' | 'holder';

export interface Course {
	courseType: CourseType;
	category: ServiceCategory;
	courseName: string;
	provider: string;
	tenths: number;
	startDate: IsoDate;
	endDate: IsoDate;
	approvedOn?: IsoDate;
	approvalNumber?: string;
}

export interface BookIssue {
	issueKind: BookIssueKind;
	issuedOn: IsoDate;
	status: 'in-use' | 'lost' | 'used-up';
}

export interface Service {
	startDate: IsoDate;
	endDate: IsoDate;
	item: ServiceItem;
	content: ServiceContent;
	tenths: number;
	/** The large event that it was done at (H-10). */
	largeEvent?: LargeEventKey;
}

export interface Career {
	stage: Stage;
	joinedOn: IsoDate;
	courses: Course[];
	/** Issues of the one book, first one first; empty without a book. */
	book: BookIssue[];
	service: Service[];
	/** What has happened to the cover in the first unit. */
	insurance: CoverStep[];
	awards: { award: Award; grade: AwardGrade; rocYear: number }[];
	note?: { kind: NoteKind; recordedOn: IsoDate; text: string };
}

interface Field {
	category: ServiceCategory;
	/** Names of unit and purpose authority, which give the courses. */
	unitName: string;
	purposeName: string;
	/** Where a course of another field comes from. */
	otherCategory: ServiceCategory;
	/** How many of the last months have an entry, of everybody; without it chance decides, and most have none before their book. */
	monthsOfService?: number | undefined;
}

const platformBegins: IsoDate = '2012-02-01';
const onlineCoursesSince: IsoDate = '2018-06-01';

const notes: readonly { kind: NoteKind; text: string }[] = [
	{ kind: 'general', text: '熟悉電腦操作，可支援活動報到與名冊整理。' },
	{ kind: 'general', text: '因膝關節手術，安排室內服務。' },
	{ kind: 'general', text: '具急救員資格，可支援大型活動醫護站。' },
	{ kind: 'general', text: '可支援客語及台語服務。' },
	{ kind: 'general', text: '已完成交通安全講習。' },
	{ kind: 'general', text: '暑假期間可支援平日班別。' },
	{ kind: 'violation', text: '值勤未依規定配戴服務證，已當面勸導並改善。' },
	{ kind: 'violation', text: '服務證借予他人使用，已予糾正，該次時數不予採計。' },
	{ kind: 'badge-withdrawn', text: '多次無故未到勤且經勸導未改善，收回服務證。' },
];

const latest = (...dates: IsoDate[]) => dates.reduce((one, other) => (one > other ? one : other));
const earliest = (...dates: IsoDate[]) => dates.reduce((one, other) => (one < other ? one : other));

/** What somebody who was born on `birthDate` has done as a volunteer up to `demoAsOf`. */
export function career(chance: Chance, stage: Stage, birthDate: IsoDate, field: Field): Career {
	const mayJoin = latest(platformBegins, addYears(birthDate, 12));
	const lastJoin = addDays(
		demoAsOf,
		{ new: -10, basic: -90, 'other-field': -200, ready: -200, holder: -500 }[stage],
	);
	// Most people have come in the last years; those who stay long are holders.
	const recent = addYears(lastJoin, stage === 'holder' && chance.happens(0.55) ? -12 : -3);
	const joinedOn = mayJoin >= lastJoin ? lastJoin : chance.date(latest(mayJoin, recent), lastJoin);
	const courses = coreCourses(chance, stage, joinedOn, field);
	const trained = courses.at(-1)?.endDate ?? joinedOn;
	const book = stage === 'holder' ? bookIssues(chance, trained) : [];
	const firstIssue = book[0]?.issuedOn;
	if (firstIssue) courses.push(...furtherCourses(chance, firstIssue, field));
	return {
		stage,
		joinedOn,
		courses,
		book,
		service: firstIssue ? serviceSince(chance, firstIssue, field) : beforeTheBook(stage, joinedOn, field),
		insurance: firstIssue ? insurance(chance, firstIssue) : [],
		awards: firstIssue ? awardsSince(chance, firstIssue) : [],
		...(chance.happens(0.03) && {
			note: { recordedOn: chance.date(joinedOn, demoAsOf), ...chance.pick(notes) },
		}),
	};
}

function course(
	chance: Chance,
	from: IsoDate,
	fields: Pick<Course, 'courseType' | 'category' | 'courseName' | 'provider'>,
	hours: (endDate: IsoDate) => number,
): Course {
	const startDate = earliest(from, addDays(demoAsOf, -8));
	const required = hours(startDate);
	const endDate = required > 8 ? addDays(startDate, 1) : startDate;
	const rocYear = Number(startDate.slice(0, 4)) - 1911;
	const number = `${bookPrefixOf(fields.category)}志字第${rocYear}${String(chance.int(0, 999_999)).padStart(7, '0')}號`;
	return {
		...fields,
		tenths: hourTenths(hours(endDate)),
		startDate,
		endDate,
		...(chance.happens(0.85) && {
			approvedOn: addDays(startDate, -chance.int(14, 45)),
			approvalNumber: number,
		}),
	};
}

function coreCourses(chance: Chance, stage: Stage, joinedOn: IsoDate, field: Field): Course[] {
	if (stage === 'new') return [];
	const basicOn = addDays(joinedOn, chance.int(3, 70));
	const online = basicOn >= onlineCoursesSince && chance.happens(0.35);
	const basic = course(
		chance,
		basicOn,
		{
			courseType: 'basic',
			category: field.category,
			courseName: online ? '志願服務基礎訓練（數位課程）' : '志願服務基礎訓練',
			provider: online ? '臺北e大數位學習網' : chance.pick([field.purposeName, field.unitName]),
		},
		(date) => thresholdOn(date, 'training.basic.hours'),
	);
	if (stage === 'basic') return [basic];
	const category = stage === 'other-field' ? field.otherCategory : field.category;
	const special = course(
		chance,
		addDays(basic.endDate, chance.int(5, 90)),
		{
			courseType: 'special',
			category,
			courseName: `${labelOfServiceCategory(category).replace(/類$/, '')}特殊訓練`,
			provider:
				category === field.category ? chance.pick([field.purposeName, field.unitName]) : '志願服務推廣中心',
		},
		(date) => thresholdOn(date, 'training.special.hours', { subject: category }),
	);
	return [basic, special];
}

function bookIssues(chance: Chance, trained: IsoDate): BookIssue[] {
	const issuedOn = earliest(addDays(trained, chance.int(15, 120)), addDays(demoAsOf, -60));
	const replaced = chance.happens(0.05) && issuedOn < addYears(demoAsOf, -2);
	if (!replaced) return [{ issueKind: 'first', issuedOn, status: 'in-use' }];
	const lost = chance.happens(0.6);
	return [
		{ issueKind: 'first', issuedOn, status: lost ? 'lost' : 'used-up' },
		{
			issueKind: lost ? 'reissue' : 'renewal',
			issuedOn: chance.date(addYears(issuedOn, 1), addDays(demoAsOf, -60)),
			status: 'in-use',
		},
	];
}

function furtherCourses(
	chance: Chance,
	since: IsoDate,
	{ category, purposeName, unitName }: Field,
): Course[] {
	const courses: Course[] = [];
	if (chance.happens(0.12)) {
		const fields = {
			courseType: 'in-service',
			category,
			courseName: '志工在職訓練',
			provider: unitName,
		} as const;
		courses.push(course(chance, chance.date(since, demoAsOf), fields, () => chance.pick([2, 3, 6])));
	}
	if (addYears(since, 1) < demoAsOf && chance.happens(0.06)) {
		const fields = {
			courseType: 'growth',
			category,
			courseName: '志願服務成長訓練',
			provider: purposeName,
		} as const;
		courses.push(course(chance, chance.date(addYears(since, 1), demoAsOf), fields, () => 12));
	}
	if (addYears(since, 3) < demoAsOf && chance.happens(0.03)) {
		const fields = {
			courseType: 'leadership',
			category,
			courseName: '志願服務領導訓練',
			provider: purposeName,
		} as const;
		courses.push(course(chance, chance.date(addYears(since, 3), demoAsOf), fields, () => 12));
	}
	return courses;
}

/** Hours are entered by month (H-13); of earlier years a sum was taken over from the paper books (H-08). */
function serviceSince(
	chance: Chance,
	since: IsoDate,
	{ category, monthsOfService: months = chance.int(1, 4) }: Field,
): Service[] {
	const entries: Service[] = [];
	const year = Number(since.slice(0, 4));
	if (year <= 2023) {
		const passed = 2024 - year;
		const startDate = latest(since, `${year}-01-01`);
		// Whoever began at the end of the year cannot have served for all of it.
		const most = Math.floor(mostHours(startDate, '2023-12-31') / 8);
		const tenths = Math.min(passed * chance.int(30, 180), most) * 10;
		entries.push({ startDate, endDate: '2023-12-31', tenths, ...serviceWork(chance, category) });
	}
	return [...entries, ...monthsServed(chance, months, since, category)];
}

/** An entry for each of so many months up to the last whole one, if it began after `since`. */
function monthsServed(chance: Chance, months: number, since: IsoDate, category: ServiceCategory): Service[] {
	return Array.from({ length: months }, (_, index) => addMonths('2026-11-01', index - months))
		.filter((startDate) => startDate > since)
		.map((startDate) => ({
			startDate,
			endDate: addDays(addMonths(startDate, 1), -1),
			tenths: chance.int(4, 48) * 5,
			...serviceWork(chance, category),
		}));
}

/** Some of those who wait for the book have served already: registered, and not effective yet (H-11). */
function beforeTheBook(stage: Stage, joinedOn: IsoDate, { category, monthsOfService }: Field): Service[] {
	const chance = chanceOf('before the book', joinedOn);
	if (monthsOfService !== undefined) return monthsServed(chance, monthsOfService, joinedOn, category);
	const [startDate, endDate] = ['2026-10-01', '2026-10-31'];
	if (stage !== 'ready' || joinedOn > startDate || !chance.happens(0.2)) return [];
	return [{ startDate, endDate, ...serviceWork(chance, category), tenths: chance.int(4, 30) * 5 }];
}

function awardsSince(chance: Chance, since: IsoDate): Career['awards'] {
	const years = 2026 - Number(since.slice(0, 4));
	if (years < 3 || !chance.happens(0.14)) return [];
	const first = Number(since.slice(0, 4)) - 1911 + 3;
	const awards: Career['awards'] = [{ award: 'city', grade: 'bronze', rocYear: first }];
	if (years >= 6 && chance.happens(0.5)) awards.push({ award: 'city', grade: 'silver', rocYear: first + 3 });
	if (years >= 9 && chance.happens(0.4))
		awards.push({ award: 'health-welfare', grade: 'bronze', rocYear: first + 5 });
	return awards;
}
