namespace MigrationKit.Generators.Parsing;

/// <summary>The attributes that are understood, by metadata name: nothing of EF Core or Npgsql is referenced.</summary>
internal static class AttributeNames
{
    public const string Table = "System.ComponentModel.DataAnnotations.Schema.TableAttribute";
    public const string Column = "System.ComponentModel.DataAnnotations.Schema.ColumnAttribute";
    public const string NotMapped = "System.ComponentModel.DataAnnotations.Schema.NotMappedAttribute";
    public const string DatabaseGenerated = "System.ComponentModel.DataAnnotations.Schema.DatabaseGeneratedAttribute";
    public const string ForeignKey = "System.ComponentModel.DataAnnotations.Schema.ForeignKeyAttribute";
    public const string Key = "System.ComponentModel.DataAnnotations.KeyAttribute";
    public const string Required = "System.ComponentModel.DataAnnotations.RequiredAttribute";
    public const string MaxLength = "System.ComponentModel.DataAnnotations.MaxLengthAttribute";
    public const string StringLength = "System.ComponentModel.DataAnnotations.StringLengthAttribute";
    public const string DefaultValue = "System.ComponentModel.DefaultValueAttribute";

    public const string EfIndex = "Microsoft.EntityFrameworkCore.IndexAttribute";
    public const string EfPrimaryKey = "Microsoft.EntityFrameworkCore.PrimaryKeyAttribute";
    public const string EfKeyless = "Microsoft.EntityFrameworkCore.KeylessAttribute";
    public const string EfComment = "Microsoft.EntityFrameworkCore.CommentAttribute";
    public const string EfPrecision = "Microsoft.EntityFrameworkCore.PrecisionAttribute";
    public const string EfDeleteBehavior = "Microsoft.EntityFrameworkCore.DeleteBehaviorAttribute";

    public const string PgName = "NpgsqlTypes.PgNameAttribute";

    public const string Backfill = "MigrationKit.BackfillAttribute";
    public const string Exclude = "MigrationKit.ExcludeAttribute";
    public const string Grant = "MigrationKit.GrantAttribute";
    public const string MaterializedView = "MigrationKit.MaterializedViewAttribute";
    public const string OnlineTypeChange = "MigrationKit.OnlineTypeChangeAttribute";
    public const string Partition = "MigrationKit.PartitionAttribute";
    public const string PartitionBy = "MigrationKit.PartitionByAttribute";
    public const string PgCheck = "MigrationKit.PgCheckAttribute";
    public const string PgCollation = "MigrationKit.PgCollationAttribute";
    public const string PgComment = "MigrationKit.PgCommentAttribute";
    public const string PgComposite = "MigrationKit.PgCompositeAttribute";
    public const string PgDefault = "MigrationKit.PgDefaultAttribute";
    public const string PgDomain = "MigrationKit.PgDomainAttribute";
    public const string PgEnum = "MigrationKit.PgEnumAttribute";
    public const string PgExtension = "MigrationKit.PgExtensionAttribute";
    public const string PgGenerated = "MigrationKit.PgGeneratedAttribute";
    public const string PgIdentity = "MigrationKit.PgIdentityAttribute";
    public const string PgIndex = "MigrationKit.PgIndexAttribute";
    public const string PgKeyless = "MigrationKit.PgKeylessAttribute";
    public const string PgPrimaryKey = "MigrationKit.PgPrimaryKeyAttribute";
    public const string PgRange = "MigrationKit.PgRangeAttribute";
    public const string PgSchema = "MigrationKit.PgSchemaAttribute";
    public const string PgSequence = "MigrationKit.PgSequenceAttribute";
    public const string PgUnique = "MigrationKit.PgUniqueAttribute";
    public const string Policy = "MigrationKit.PolicyAttribute";
    public const string References = "MigrationKit.ReferencesAttribute";
    public const string RenamedFrom = "MigrationKit.RenamedFromAttribute";
    public const string RowSecurity = "MigrationKit.RowSecurityAttribute";
    public const string StorageParameter = "MigrationKit.StorageParameterAttribute";
    public const string Unlogged = "MigrationKit.UnloggedAttribute";
    public const string View = "MigrationKit.ViewAttribute";
    public const string Dropped = "MigrationKit.DroppedAttribute";
}
