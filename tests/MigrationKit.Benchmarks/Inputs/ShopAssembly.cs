namespace MigrationKit.Benchmarks;

/// <summary>A shop of ten tables with any number of migrations, as an assembly: for us, and for Entity Framework Core.</summary>
internal static class ShopAssembly
{
    public const int Tables = 10;

    public static string Name(int migrations) => "Shop" + migrations;

    public static byte[] OfMigrationKit(int migrations)
    {
        var project = AnnotatedProject.Of(Name(migrations), Tables);
        return (project with { Files = ShopMigrations.WithDataMigrations(project.Declared(), migrations) }).Emit();
    }

    public static byte[] OfEntityFramework(int migrations) =>
        EntityFrameworkProject.Emit(Name(migrations) + ".EntityFramework", migrations);
}
