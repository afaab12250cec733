import { graphql } from '../../test/support/operations/index.ts';

/** What the examples subscribe to. In your project, `graphql` is what your own codegen writes. */
export const WatchStatus = graphql(`
  subscription WatchStatus($id: ID!) {
    fineTuningJobStatusChanged(id: $id) {
      previousStatus
      status
      job {
        fineTunedModel
        error { message }
      }
    }
  }
`);

/** Where the service is, and which job to watch, from the command line. */
export const [url = 'http://127.0.0.1:4000/graphql', id = 'ftjob-seed-running'] = process.argv.slice(2);

/** What an example does with each status. */
export const show = (status: string | undefined): void => void process.stdout.write(`${status}\n`);
