import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createForm } from '#ui/forms/form-state.svelte.ts';

const schema = z.object({
	name: z.string().min(2, '至少 2 個字').meta({ title: '姓名' }),
	address: z.object({ city: z.string().optional().meta({ title: '縣市' }) }).default({}),
});

function setup(send: (body: unknown) => Promise<unknown> = () => Promise.resolve()) {
	const bodies: unknown[] = [];
	const form = createForm({
		values: { name: '', address: { city: '' } },
		schema,
		send: (body) => {
			bodies.push(body);
			return send(body);
		},
	});
	return { form, bodies };
}

const refusal = (more: object) => Object.assign(new Error('資料有誤'), more);

describe('checking before the request', () => {
	it('names each field that fails and sends nothing', async () => {
		const { form, bodies } = setup();
		expect(await form.submit()).toBe(false);
		expect(form.summary.errors).toEqual([{ field: 'name', label: '姓名', message: '此欄位必填' }]);
		expect(form.error('name')).toBe('此欄位必填');
		expect(bodies).toEqual([]);
	});

	it('takes the message from a field once it is changed, and leaves it in the summary', async () => {
		const { form } = setup();
		await form.submit();
		form.values.name = '王';
		expect(form.error('name')).toBeUndefined();
		expect(form.summary.errors).toHaveLength(1);
	});
});

describe('a schema that is loaded late', () => {
	function late(load: () => Promise<typeof schema>) {
		const bodies: unknown[] = [];
		const form = createForm({
			values: { name: '', address: { city: '' } },
			schema: load,
			offlineMessage: 'No connection',
			send: (body) => Promise.resolve(bodies.push(body)),
		});
		return { form, bodies };
	}

	it('decides as one that is there', async () => {
		const { form, bodies } = late(() => Promise.resolve(schema));
		expect(await form.submit()).toBe(false);
		expect(form.error('name')).toBe('此欄位必填');
		form.values.name = '王小明';
		expect(await form.submit()).toBe(true);
		expect(bodies).toHaveLength(1);
	});

	it('is fetched as soon as somebody is in the form', () => {
		let fetched = 0;
		const { form } = late(() => {
			fetched += 1;
			return Promise.resolve(schema);
		});
		expect(fetched).toBe(0);
		form.attributes.onfocusin();
		expect(fetched).toBe(1);
	});

	it('sends nothing unchecked: says so when it cannot be loaded, and tries again', async () => {
		let online = false;
		const { form, bodies } = late(() => (online ? Promise.resolve(schema) : Promise.reject(new TypeError())));
		form.values.name = '王小明';
		expect(await form.submit()).toBe(false);
		expect(form.summary.message).toBe('No connection');
		expect(bodies).toEqual([]);
		expect(form.busy).toBe(false);
		online = true;
		expect(await form.submit()).toBe(true);
	});
});

describe('sending', () => {
	it('sends the fields that are filled in, and counts as saved', async () => {
		const { form, bodies } = setup();
		form.values.name = '王小明';
		expect(form.dirty).toBe(true);
		expect(await form.submit()).toBe(true);
		expect(bodies).toEqual([{ name: '王小明', address: {} }]);
		expect(form.dirty).toBe(false);
	});

	it('shows the errors of the server at the fields', async () => {
		const errors = [{ field: 'address.city', label: '縣市', message: '查無此縣市' }];
		const { form } = setup(() => Promise.reject(refusal({ errors, status: 422, requestId: 'r-1' })));
		form.values.name = '王小明';
		expect(await form.submit()).toBe(false);
		expect(form.error('address.city')).toBe('查無此縣市');
		expect(form.summary).toEqual({ errors, message: '資料有誤', requestId: undefined });
		expect(form.dirty).toBe(true);
	});

	it('gives the number for the help desk when the fault is the system’s', async () => {
		const { form } = setup(() => Promise.reject(refusal({ status: 500, requestId: 'r-1' })));
		form.values.name = '王小明';
		await form.submit();
		expect(form.summary.requestId).toBe('r-1');
	});

	it('sends once, however often the button is pressed', async () => {
		let finish: (value?: unknown) => void = () => {};
		const answer = new Promise((resolve) => (finish = resolve));
		const { form, bodies } = setup(() => answer);
		form.values.name = '王小明';
		const first = form.submit();
		expect(await form.submit()).toBe(false);
		finish();
		expect(await first).toBe(true);
		expect(bodies).toHaveLength(1);
	});
});

it('takes the prefix off the errors of a form that is a part of its request', () => {
	const form = createForm({ values: { name: '' }, schema, within: 'form.', send: () => Promise.resolve() });
	form.refuse(refusal({ errors: [{ field: 'form.name', message: '不符' }] }));
	expect(form.error('name')).toBe('不符');
});

it('starts anew with other values', async () => {
	const { form } = setup();
	await form.submit();
	form.reset({ name: '李', address: { city: '' } });
	expect(form.summary.errors).toEqual([]);
	expect(form.dirty).toBe(false);
});
