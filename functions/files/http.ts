import { httpPlatformFromEnvironment } from '#functions/identity/http-platform.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { httpHandler, type Bindings } from '#platform/http/http-handler.ts';
import { filesContract } from '#shared/contract/files.ts';
import { filesContainer, objectStoreFromEnvironment, type FilesContainer } from './container.ts';

export function bind({ uploads }: FilesContainer): Bindings<typeof filesContract> {
	return {
		createUpload: ({ actor, body }) => uploads.create(actor, body),
	};
}

const platform = await platformFromEnvironment();

export const handler = httpHandler(
	filesContract,
	bind(filesContainer(platform, objectStoreFromEnvironment())),
	httpPlatformFromEnvironment(platform),
);
