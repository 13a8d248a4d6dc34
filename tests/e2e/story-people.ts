import { demoPassword, demoVolunteerIndex } from '#infra/local/demo/logins.ts';
import { city } from '#infra/local/demo/city/city.ts';
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

/** Somebody of the demo's unit for whom hours can be entered, and who is in none of its shifts. */
export const shiftMember = (() => {
	const [places] = demoCity.units;
	const member = servingMembers(demoCity, (one) => one.places === places)[8];
	if (!member) throw new TypeError('nobody serves in the unit of the demo accounts');
	return member;
})();

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
