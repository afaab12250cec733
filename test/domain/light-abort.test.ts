import { describe, expect, test, vi } from 'vitest';
import { LightAbortController, realSignalOf } from '../../src/domain/light-abort.ts';

describe('what holds for the platform’s controller holds for the light one', () => {
  describe.each([
    ['the platform’s', () => new AbortController()],
    ['the light one', () => new LightAbortController()],
  ])('%s', (_name, create) => {
    test('calls each listener once, in order, and keeps the reason', () => {
      const { signal, ...controller } = open(create());
      const called: string[] = [];
      for (const name of ['a', 'b', 'c']) {
        signal.addEventListener('abort', () => called.push(name), { once: true });
      }
      const reason = new Error('enough');
      controller.abort(reason);
      controller.abort(new Error('again'));
      expect(called).toEqual(['a', 'b', 'c']);
      expect(signal.aborted).toBe(true);
      expect(signal.reason).toBe(reason);
      expect(() => signal.throwIfAborted()).toThrow(reason);
    });

    test('has an AbortError for a reason where none is given', () => {
      const { signal, abort } = open(create());
      abort();
      expect(signal.reason).toMatchObject({ name: 'AbortError' });
    });

    test('takes a listener once, however often it is added', () => {
      const { signal, abort } = open(create());
      const first = vi.fn();
      const second = vi.fn();
      for (const listener of [first, second, first, second]) signal.addEventListener('abort', listener);
      abort();
      expect(first).toHaveBeenCalledTimes(1);
      expect(second).toHaveBeenCalledTimes(1);
    });

    test('does not call a listener that was taken away, be it by the one before it', () => {
      const { signal, abort } = open(create());
      const gone = vi.fn();
      const last = vi.fn();
      signal.addEventListener('abort', gone);
      signal.addEventListener('abort', () => signal.removeEventListener('abort', last));
      signal.addEventListener('abort', last);
      signal.removeEventListener('abort', gone);
      abort();
      expect(gone).not.toHaveBeenCalled();
      expect(last).not.toHaveBeenCalled();
    });

    test('calls nobody who comes when it is over', () => {
      const { signal, abort } = open(create());
      abort();
      const late = vi.fn();
      signal.addEventListener('abort', late);
      expect(late).not.toHaveBeenCalled();
    });
  });
});

describe('a signal of the platform’s that follows a light one', () => {
  test('aborts with its reason', () => {
    const controller = new LightAbortController();
    const real = realSignalOf(controller.signal);
    expect(real).toBeInstanceOf(AbortSignal);
    expect(real.aborted).toBe(false);
    controller.abort('reason');
    expect(real.reason).toBe('reason');
  });

  test('is aborted from the start where the light one is', () => {
    const controller = new LightAbortController();
    controller.abort('reason');
    expect(realSignalOf(controller.signal)).toMatchObject({ aborted: true, reason: 'reason' });
  });

  test('is the same where it is one already', () => {
    const { signal } = new AbortController();
    expect(realSignalOf(signal)).toBe(signal);
  });
});

const open = (controller: AbortController | LightAbortController) => ({
  signal: controller.signal,
  abort: (reason?: unknown) => controller.abort(reason),
});
