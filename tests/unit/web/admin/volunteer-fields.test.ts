import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import VolunteerFields from '#admin/volunteers/volunteer-fields.svelte';
import { volunteerValues, type VolunteerValues } from '#admin/volunteers/volunteer-values.ts';

function fieldsOf(values: VolunteerValues): string {
	return render(VolunteerFields, { props: { values, error: () => undefined } }).body;
}

const body = fieldsOf(volunteerValues());

/** The choices of a group of radio buttons or boxes. */
function valuesOf(name: string): string[] {
	const controls = body.match(/<input[^>]*>/g) ?? [];
	return controls
		.filter((control) => control.includes(`name="${name}"`))
		.map((control) => /value="([^"]*)"/.exec(control)?.[1] ?? '');
}

/** The words that a control is described by. */
function hintOf(name: string): string {
	const control = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(body)?.[0] ?? '';
	const ids = /aria-describedby="([^"]*)"/.exec(control)?.[1]?.split(' ') ?? [];
	return ids.map((id) => new RegExp(`id="${id}"[^>]*>([^<]*)`).exec(body)?.[1] ?? '').join(' ');
}

describe('the fields of 志工基本資料', () => {
	it('[V-09] say at the e-mail field what the address is for', () => {
		expect(hintOf('email')).toContain('請提供常用信箱，作為找回前台帳號密碼及接收課程、招募等相關通知之用');
	});

	it('[V-33] say how the person gets a password', () => {
		expect(body).toContain('系統設定密碼：系統自動設定(e-Mail通知)');
	});

	it('[V-11] have two addresses by county and district, three yes-or-no marks, 現職 and 學歷', () => {
		for (const address of ['registeredAddress', 'contactAddress'])
			for (const part of ['city', 'district', 'street']) expect(body).toContain(`name="${address}.${part}"`);
		for (const mark of ['isIndigenous', 'isForeigner', 'isDisasterReliefVolunteer'])
			expect(valuesOf(mark)).toEqual(['true', 'false']);
		for (const choice of ['occupation', 'education'])
			expect(body).toMatch(new RegExp(`<select[^>]*name="${choice}"`));
	});

	it('[V-12] offer every skill, language, category and time, and the words of 其他', () => {
		expect(valuesOf('skills')).toHaveLength(30);
		expect(valuesOf('languages')).toHaveLength(8);
		expect(valuesOf('preferredCategories')).toHaveLength(27);
		expect(new Set(body.match(/星期[日一二三四五六][早中晚]/g))).toHaveProperty('size', 21);
		expect(body).toContain('請輸入地區');
		const others = fieldsOf({ ...volunteerValues(), skills: ['other'], languages: ['other'] });
		expect(others).toContain('請輸入專長');
		expect(others).toContain('請輸入語言');
	});

	it('[V-35] ask for a sharp half-length photo', () => {
		expect(body).toContain('請使用清晰的半身照');
	});
});
