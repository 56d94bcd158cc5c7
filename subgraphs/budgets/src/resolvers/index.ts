import type { Resolvers } from '../__generated__/resolvers.ts';
import { BudgetRequest } from './BudgetRequest.ts';
import { BudgetRequestStep } from './BudgetRequestStep.ts';
import { CostLine } from './CostLine.ts';
import { CostWaiver } from './CostWaiver.ts';
import { approveBudgetRequest } from './Mutation/approveBudgetRequest.ts';
import { createRequestForOffering } from './Mutation/createRequestForOffering.ts';
import { draftBudgetRequest } from './Mutation/draftBudgetRequest.ts';
import { refuseBudgetRequest } from './Mutation/refuseBudgetRequest.ts';
import { submitBudgetRequest } from './Mutation/submitBudgetRequest.ts';
import { updateBudgetRequest } from './Mutation/updateBudgetRequest.ts';
import { waiveStages } from './Mutation/waiveStages.ts';
import { Organization } from './Organization.ts';
import { Person } from './Person.ts';
import { budgetRequest } from './Query/budgetRequest.ts';
import { budgetRequests } from './Query/budgetRequests.ts';
import { budgetsShareable } from './Query/budgetsShareable.ts';
import { searchBudgets } from './Query/searchBudgets.ts';

/** The map: which function resolves which field. */
export const resolvers: Resolvers = {
  Query: { budgetRequest, budgetRequests, budgetsShareable, searchBudgets },
  Mutation: {
    approveBudgetRequest,
    createRequestForOffering,
    draftBudgetRequest,
    refuseBudgetRequest,
    submitBudgetRequest,
    updateBudgetRequest,
    waiveStages,
  },
  BudgetRequest,
  BudgetRequestStep,
  CostLine,
  CostWaiver,
  Organization,
  Person,
};
