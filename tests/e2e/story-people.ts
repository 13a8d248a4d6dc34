import { demoPassword, demoVolunteerIndex } from '#infra/local/demo/logins.ts';
import { city } from '#infra/local/demo/city/city.ts';
import type { Member } from '#infra/local/demo/city/member.ts';
import { servingMembers } from '#infra/local/demo/load/serving-members.ts';
import { makeNationalId } from '#shared/values/national-id.ts';
import { samplePdf, samplePng } from '#tests/support/sample-files.ts';
import type { NewVolunteer } from '#tests/support/pages/volunteer-pages.ts';

/** The demo city that the stack of the browser tests has loaded. */
const demoCity = city({ cityName: process.env['CITY_NAME'] ?? '桃園市' });

export const password = demoPassword;

/** A volunteer of the demo's team who could apply for a book at once. */
export const readyMember = demoCity.member(1);
/** Another one, for the story with a power cut in it. */
export const otherReadyMember = demoCity.member(2);

/** The volunteer of the portal's demo login, who has everything: books, hours, a certificate that waits for its stamp. */
export const demoVolunteer = demoCity.member(demoVolunteerIndex);

/** The people who are in a story: no other test starts an application for them. */
const storyMembers = [readyMember, otherReadyMember];
export const storyVolunteerIds = new Set(storyMembers.map(({ volunteerId }) => volunteerId));

/** A volunteer who serves in another unit only. */
export const memberElsewhere = (() => {
	const home = demoCity.units[0];
	for (const member of demoCity.members()) {
		if (member.places !== home && !member.second && !member.leftOn && !member.person.isMinor) return member;
	}
	throw new TypeError('everybody serves in the unit of the demo accounts');
})();

export const photo = { name: '大頭照.png', type: 'image/png', bytes: samplePng(300, 400) };
export const certificate = { name: '結業證書.pdf', type: 'application/pdf', bytes: samplePdf() };
export const cover = { name: '紀錄冊封面.png', type: 'image/png', bytes: samplePng(400, 560, [150, 60, 40]) };

/** Not in the demo city: its numbers lie elsewhere. */
export const newVolunteer: NewVolunteer = {
	nationalId: makeNationalId({ serial: 4_200_001, sex: 'male' }),
	name: '林守望',
	email: 'lin.shouwang@mail.example',
	mobilePhone: '0912-345-678',
	birthDate: '079/05/06',
	sex: '男',
	occupation: '工商界人士',
	education: '大專',
	photo,
};
/** Belongs to nobody, before and after the story. */
export const unknownNationalId = makeNationalId({ serial: 4_200_003, sex: 'female' });

export const volunteerPassword = 'Shouwang2026Ab';

const unitPlaces = found(demoCity.units[0], 'serves');
/** The unit of the demo accounts, and the authority over it. */
export const unitName = unitPlaces.unit.name;
export const purposeName = unitPlaces.purpose.name;
const isInUnit = ({ places, leftOn, second }: Member) => places === unitPlaces && !leftOn && !second;
const inUnit = [...demoCity.members()].filter(isInUnit);
/** Those of the demo's unit for whom hours can be entered; the first are in its shifts. */
const serving = servingMembers(demoCity, isInUnit);

function found<Someone>(someone: Someone | undefined, who: string): Someone {
	if (someone === undefined) throw new TypeError(`nobody in the unit of the demo accounts ${who}`);
	return someone;
}

/** Somebody of the demo's unit for whom hours can be entered, and who is in none of its shifts. */
export const shiftMember = found(serving[8], 'serves');

/** Somebody who has a book and was never insured. */
export const uninsuredMember = found(
	inUnit.findLast(({ career }) => career.book.length > 0 && career.insurance.length === 0),
	'has a book and no insurance',
);
/** Somebody who has no book, so that nothing can be asked for (I-04). */
export const bookless = found(
	inUnit.findLast(({ career }) => career.book.length === 0),
	'has no book',
);

/** Somebody with a book whose certificates are not there, and two of the same surname for whom hours can be entered. */
export const hoursBatch = found(
	inUnit
		.filter(({ career, certificates, index }) => index >= 20 && career.book.length > 0 && !certificates)
		.map((lacking) => {
			const namesakes = serving.slice(9).filter((one) => surnameOf(one) === surnameOf(lacking));
			return { lacking, complete: namesakes.slice(-2), surname: surnameOf(lacking) };
		})
		.findLast(({ complete }) => complete.length === 2),
	'lacks certificates beside two of that surname',
);

function surnameOf({ person }: Member): string {
	return person.base.name.slice(0, 1);
}

/** Somebody of the demo's unit who has served at a large event. */
export const eventMember = (() => {
	const [places] = demoCity.units;
	for (const member of demoCity.members()) {
		const served = member.career.service.some(({ largeEvent }) => largeEvent !== undefined);
		if (member.places === places && served && !member.leftOn) return member;
	}
	throw new TypeError('nobody has served at an event');
})();

/** Whose forms the journeys send, review and decide. */
export const storyVolunteerNames = [...storyMembers.map(({ person }) => person.base.name), newVolunteer.name];
