import { describe, expect, it } from 'vitest';
import { describedBy, fieldId, firstError } from '#ui/forms/field-props.ts';

describe('what ties a field to its words', () => {
	it('makes an id that the error summary can link to, also for dotted paths', () => {
		expect(fieldId('address.city')).toBe('field-address-city');
	});

	it('takes one message or a list, and none for empty ones', () => {
		expect(firstError('此欄位必填')).toBe('此欄位必填');
		expect(firstError(['', '格式不正確'])).toBe('格式不正確');
		expect(firstError([])).toBeUndefined();
		expect(firstError('')).toBeUndefined();
		expect(firstError(null)).toBeUndefined();
	});

	it('describes a control by its hint and its error, in reading order', () => {
		expect(describedBy('f', 'hint', 'error')).toBe('f-hint f-error');
		expect(describedBy('f', undefined, undefined)).toBeUndefined();
	});
});
