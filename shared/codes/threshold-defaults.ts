import type { AwardGrade } from './awards.ts';
import { serviceCategories } from './service-categories.ts';
import type { Threshold } from './thresholds.ts';

// Training was shortened on 107-06-01 (衛生福利部). The date that decides is the day the training was finished.
const lastLongTrainingDay = '2018-05-31';
const firstShortTrainingDay = '2018-06-01';

function always<const Name extends string, const Value extends number | string>(name: Name, value: Value) {
	return { name, validFrom: null, validTo: null, value };
}

/** Training, hours, book, certificate and card. */
export const serviceThresholds = [
	// E-25: 12 hours before, 6 since.
	{ name: 'training.basic.hours', validFrom: null, validTo: lastLongTrainingDay, value: 12 },
	{ name: 'training.basic.hours', validFrom: firstShortTrainingDay, validTo: null, value: 6 },
	// E-25: only 社會福利類 is known to have changed; every other field's hours are set by its purpose authority.
	{ name: 'training.special.hours', subject: '01', validFrom: null, validTo: lastLongTrainingDay, value: 12 },
	...serviceCategories.map(({ code, requiredSpecialHours }) => ({
		name: 'training.special.hours' as const,
		subject: code,
		validFrom: code === '01' ? firstShortTrainingDay : null,
		validTo: null,
		value: requiredSpecialHours,
	})),
	// E-25, 祥和計畫: 成長訓練 and 領導訓練.
	always('training.growth.min-hours', 12),
	always('training.growth.max-hours', 18),
	always('training.growth.service-years', 1),
	always('training.leadership.min-hours', 12),
	always('training.leadership.max-hours', 18),
	always('training.leadership.service-years', 3),
	// 志願服務法 came into force on 90-01-20; some letters say 90-01-22.
	always('hours.first-countable-date', '2001-01-20'),
	// H-15: since everything is registered online, hours wait for the training certificates.
	{ name: 'hours.certificates', validFrom: null, validTo: '2025-12-31', value: 'optional' },
	{ name: 'hours.certificates', validFrom: '2026-01-01', validTo: null, value: 'required' },
	// A person cannot serve longer than the days have hours.
	always('hours.most-per-day', 24),
	// V-41, 志願服務績效證明書發給作業規定 (109-08-04), which also gives 7 days for issuing.
	always('certificate.service-years', 1),
	always('certificate.hours', 150),
	always('certificate.issue-days', 7),
	// 志願服務法 §20 and F-22; valid for 3 years by 志工申請志願服務榮譽卡作業規定.
	always('honour-card.service-years', 3),
	always('honour-card.hours', 300),
	always('honour-card.valid-years', 3),
	always('honour-card.handling-working-days', 14),
	// F-13: calendar days, weekends included.
	always('record-book.handling-days', 14),
	// 民法 §12: of age at 18 since 112-01-01, at 20 before. A minor joins with 家長同意書 (domain 1.8, our rule).
	{ name: 'volunteer.adult-age', validFrom: null, validTo: '2022-12-31', value: 20 },
	{ name: 'volunteer.adult-age', validFrom: '2023-01-01', validTo: null, value: 18 },
	// 民法 §13: no capacity to act under 7; refused unless the purpose authority overrides (our rule).
	always('volunteer.minimum-age', 7),
	// how long before a shift 簽到 is taken, and how long after it 簽退.
	always('punch.before-start-minutes', 60),
	always('punch.after-end-minutes', 240),
	// Ours: 簽退 earlier than this before the end is asked for once more, as it cannot be changed.
	always('punch.early-out-minutes', 15),
	// I-16.
	always('insurance.expiry-notice-days', 30),
	// A policy runs for a year: a longer period is asked for once more (our rule).
	always('insurance.usual-months', 12),
	// Age limit of the insurers' product; a warning only (domain 1.8).
	always('insurance.warning-age', 75),
] as const satisfies readonly Threshold[];

function award<const Name extends 'city' | 'national' | 'health-welfare'>(
	name: Name,
	grade: AwardGrade,
	years: number,
	hours: number,
) {
	const row = { subject: `${name}.${grade}`, validFrom: null, validTo: null };
	return [
		{ ...row, name: 'award.service-years' as const, value: years },
		{ ...row, name: 'award.hours' as const, value: hours },
	] as const;
}

/** Awards of F-01; 0 years where the law asks for hours only. */
export const awardThresholds = [
	// F-01. 銀: the city's regulation of 105-12-21 says 1,200, its own system 1,600; decided in X-01.
	...award('city', 'gold', 6, 1800),
	...award('city', 'silver', 4, 1600),
	...award('city', 'bronze', 2, 600),
	// 志願服務獎勵辦法.
	...award('national', 'gold', 0, 8000),
	...award('national', 'silver', 0, 5000),
	...award('national', 'bronze', 0, 3000),
	// 衛生福利志願服務獎勵辦法.
	...award('health-welfare', 'gold', 0, 2500),
	...award('health-welfare', 'silver', 0, 2000),
	...award('health-welfare', 'bronze', 0, 1500),
	// F-37: hours and years are counted to this day of the year.
	always('award.city.cut-off', '05-31'),
] as const satisfies readonly Threshold[];

/** Reports, evaluation and the platform's own limits. */
export const platformThresholds = [
	// first half of the year by 5 July, second half by 5 January of the next.
	always('report.first-half.deadline', '07-05'),
	always('report.second-half.deadline', '01-05'),
	// 2月底, which is 28 February in a common year.
	always('report.achievement.deadline', '02-29'),
	// C-06.
	always('evaluation.item-points', 10),
	// S-08; the absolute limit is ours.
	always('session.idle-minutes', 60),
	always('session.absolute-minutes', 720),
	// 資通系統防護基準: 5 failures, then at least 15 minutes; not one of the last 3 passwords.
	always('lockout.failures', 5),
	always('lockout.minutes', 15),
	always('password.history', 3),
	// 資通系統防護基準 asks for a one-time, expiring link; how long is ours.
	always('password.reset-link-minutes', 30),
	// Ours: more mails of one account on one day are not sent.
	always('password.reset-mails-per-day', 5),
] as const satisfies readonly Threshold[];
