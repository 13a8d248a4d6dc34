/// <reference types="vite/client" />

// The package maps `./workers/*` to `.js`; TypeScript needs to be told what `?worker` makes of it.
declare module 'altcha/workers/pbkdf2?worker' {
	const createWorker: new () => Worker;
	export default createWorker;
}
