import { expect, it } from 'vitest';
import { deliveryLabel, deliveryMethods } from '#admin/applications/delivery-methods.ts';
import { recordBookFormSchema } from '#shared/contract/applications.ts';

it('[F-19] a book is electronic and posted to nobody, unless the form says otherwise', () => {
	expect(recordBookFormSchema.parse({}).deliveryMethod).toBe('electronic');
	expect(deliveryLabel('electronic')).toBe('電子紀錄冊，免寄送');
	expect(deliveryMethods[0].value).toBe('electronic');
});
