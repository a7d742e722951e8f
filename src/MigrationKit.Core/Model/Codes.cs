namespace MigrationKit.Core.Model;

/// <summary>Every diagnostic there is; each has a page <c>docs/codes/&lt;code&gt;.md</c>.</summary>
internal static class Codes
{
    // MK1xxx: the declared model.
    public const string NoPrimaryKey = "MK1001";
    public const string UnmappedType = "MK1002";
    public const string DuplicateTable = "MK1003";
    public const string DuplicateColumn = "MK1004";
    public const string DanglingForeignKey = "MK1005";
    public const string AmbiguousForeignKey = "MK1006";
    public const string UnknownColumn = "MK1007";
    public const string EnumWithoutValues = "MK1008";
    public const string InvalidArgument = "MK1009";
    public const string DuplicateName = "MK1010";
    public const string ForeignKeyMismatch = "MK1011";
    public const string UnsupportedDeclaration = "MK1012";
    public const string ConflictingDeclarations = "MK1013";
    public const string NeedsNewerPostgres = "MK1014";
    public const string InvalidExpression = "MK1015";
    public const string UnreadableDeclaration = "MK1016";
    public const string PolicyWithoutRowSecurity = "MK1017";
    public const string PartitionKeyNotInKey = "MK1018";

    // MK2xxx: drift and history.
    public const string PendingChange = "MK2001";
    public const string LooksLikeRename = "MK2003";
    public const string EditedMigration = "MK2004";
    public const string UnreadableMigration = "MK2005";
    public const string ForkedHistory = "MK2006";
    public const string BrokenChain = "MK2007";
    public const string UnreadableManifest = "MK2008";
    public const string MergeMarker = "MK2009";
    public const string NewerFormat = "MK2010";
    public const string ManifestDiffers = "MK2011";
    public const string MissingScript = "MK2012";
    public const string BrokenScript = "MK2013";
    public const string ForbiddenStatement = "MK2014";
    public const string NotModelled = "MK2015";
    public const string LiveDrift = "MK2016";
    public const string NotComparable = "MK2017";

    // MK3xxx: lint, what a plan may break.
    public const string DataLoss = "MK3001";
    public const string RequiredWithoutDefault = "MK3002";
    public const string TableRewrite = "MK3003";
    public const string LongLock = "MK3004";
    public const string BreaksOldCode = "MK3005";
    public const string DataDependent = "MK3006";
    public const string NotOnline = "MK3007";
    public const string UpdateRefused = "MK3008";

    // MK4xxx: names.
    public const string NameTooLong = "MK4001";
    public const string InvalidName = "MK4002";
    public const string HiddenCharacters = "MK4003";

    // MK5xxx: build and configuration.
    public const string NoManifestInAssembly = "MK5001";
    public const string GeneratorFailed = "MK5002";
    public const string InvalidMigrationName = "MK5003";
    public const string NothingToAdd = "MK5004";
    public const string InvalidProperty = "MK5005";
    public const string WriteInCi = "MK5006";
    public const string UnloadableScript = "MK5007";

    // MK6xxx: runtime.
    public const string NoConnection = "MK6001";
    public const string Unreachable = "MK6002";
    public const string AuthenticationFailed = "MK6003";
    public const string DatabaseMissing = "MK6004";
    public const string MissingRights = "MK6005";
    public const string DatabaseAhead = "MK6006";
    public const string NoHistory = "MK6007";
    public const string ChecksumMismatch = "MK6008";
    public const string LockTimeout = "MK6009";
    public const string StepFailed = "MK6010";
    public const string ForeignHistory = "MK6011";
    public const string NothingRegistered = "MK6012";
    public const string InvalidOptions = "MK6013";
    public const string PoolerDetected = "MK6014";
    public const string EditedHistory = "MK6015";
    public const string OtherModel = "MK6016";
    public const string ObjectDiffers = "MK6017";
    public const string MissingOnServer = "MK6018";
    public const string HistoryExists = "MK6019";
    public const string DatabaseBehind = "MK6020";
    public const string ExpandBlocked = "MK6021";
    public const string OldInstances = "MK6022";
    public const string CutoverNeeded = "MK6023";
    public const string TenantSchemaUnusable = "MK6024";
    public const string NotForTenants = "MK6025";
    public const string UnfinishedDataMigration = "MK6026";
    public const string HazardNotAllowed = "MK6029";
    public const string DataMigrationFailed = "MK6030";
    public const string LateDataMigration = "MK6031";
    public const string SeederFailed = "MK6032";
    public const string TenantsFailed = "MK6040";
}
