// What the product refuses by design, whoever asks: the only methods of the SDK that need not be answered.
// docs/api-coverage.md has the sentence with which each is refused.

const waiting = (method) => [method, `${method}AndWait`];

const TABLE = [
  {
    code: "NotSupported",
    why: "no usage is kept, so there is nothing to report",
    methods: [
      ...["Api", "User", "Operation", "Product", "Geo", "Subscription", "Time", "Request"].map(
        (by) => `reports.listBy${by}`,
      ),
    ],
  },
  {
    code: "NotSupported",
    why: "the configuration is not kept in Git",
    methods: ["Deploy", "Save", "Validate"].flatMap((action) => waiting(`tenantConfiguration.begin${action}`)),
  },
  {
    code: "NotSupported",
    why: "there is no portal to sign in to, and no mail is sent",
    methods: ["apiManagementService.getSsoToken", "user.generateSsoUrl", "userConfirmationPassword.send"],
  },
  {
    code: "NotSupported",
    why: "authorizations are kept, but nobody signs in at their providers",
    methods: ["authorization.confirmConsentCode", "authorizationLoginLinks.post"],
  },
  {
    code: "NotSupported",
    why: "no self-hosted gateway can be connected",
    methods: ["gateway.listDebugCredentials", "gateway.listTrace"],
  },
  {
    code: "NotSupported",
    why: "there are no private endpoints, and no gateways beside the deployment's own",
    methods: [
      ...waiting("privateEndpointConnectionOperations.beginCreateOrUpdate"),
      ...waiting("apiGateway.beginCreateOrUpdate"),
      ...waiting("apiGateway.beginUpdate"),
    ],
  },
  {
    code: "ResourceNotFound",
    why: "so there is none of them to look at",
    methods: [
      "quotaByCounterKeys.update",
      "quotaByPeriodKeys.get",
      "quotaByPeriodKeys.update",
      "privateEndpointConnectionOperations.getByName",
      "privateEndpointConnectionOperations.getPrivateLinkResource",
      "apiGateway.get",
      "apiManagementGatewaySkus.listAvailableSkus",
      "apiGatewayConfigConnection.listByGateway",
      "apiGatewayConfigConnection.get",
      ...waiting("apiGatewayConfigConnection.beginCreateOrUpdate"),
      "apiManagementWorkspaceLink.get",
    ],
  },
  {
    code: "ValidationError",
    why: "only what lies in a key vault can be fetched again, and this walk has no key vault",
    methods: [
      ...["certificate", "workspaceCertificate"].map((group) => `${group}.refreshSecret`),
      ...["namedValue", "workspaceNamedValue"].flatMap((group) => waiting(`${group}.beginRefreshSecret`)),
    ],
  },
];

/** The code with which a method is refused, by the method's name. */
export const REFUSED = Object.fromEntries(
  TABLE.flatMap(({ code, methods }) => methods.map((method) => [method, code])),
);
