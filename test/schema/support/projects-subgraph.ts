/** Another team's subgraph, which refers to jobs and organizations by their keys and adds to both. */
export const PROJECTS = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@key", "@shareable"])

  type Query {
    projects(first: Int = 10): ProjectConnection!
  }

  type ProjectConnection {
    nodes: [Project!]!
    pageInfo: PageInfo!
  }

  type PageInfo @shareable {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }

  type Project @key(fields: "id") {
    id: ID!
    jobs: [FineTuningJob!]!
    file: FineTuningFile
    rename(input: ProjectName!): Boolean
    errors: [UserError!]!
  }

  input ProjectName @oneOf {
    short: String
    long: String
  }

  type UserError {
    text: String!
  }

  type FineTuningJob @key(fields: "id") {
    id: ID!
    costUsd: Float
  }

  type FineTuningFile @key(fields: "id", resolvable: false) {
    id: ID!
  }

  type FineTuningOrganization @key(fields: "id") {
    id: ID!
    displayName: String!
  }

  directive @oneOf on INPUT_OBJECT
`;
