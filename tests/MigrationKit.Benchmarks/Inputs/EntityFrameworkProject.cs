using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MigrationKit.Benchmarks;

/// <summary>
/// The same tables and migrations for Entity Framework Core, as <c>dotnet ef migrations add</c> writes them: a class per migration and the
/// snapshot of the model. The designer files are left out; they are not looked at when there is nothing to apply.
/// </summary>
internal static class EntityFrameworkProject
{
    private const int Tables = ShopAssembly.Tables;

    private const string Usings =
        """
        #nullable enable
        using System;
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Infrastructure;
        using Microsoft.EntityFrameworkCore.Migrations;
        using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

        namespace Shop;

        """;

    public static byte[] Emit(string assemblyName, int migrations)
    {
        var sources = Enumerable.Range(0, Tables).Select(Class)
            .Append(Context())
            .Append(Snapshot())
            .Concat(Enumerable.Range(0, migrations).Select(static number => Migration(number)));
        return Image.Of(CSharpCompilation.Create(
            assemblyName,
            sources.Select(static source => CSharpSyntaxTree.ParseText(Usings + source)),
            References.OfEntityFramework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)));
    }

    private static string Class(int number) =>
        $$"""
        [Table("table_{{number}}")]
        public class Table{{number}}
        {
            public int Id { get; set; }
            public int? ParentId { get; set; }
            public string Name { get; set; } = "";
            [MaxLength(40)] public string? Code { get; set; }
            public decimal Price { get; set; }
            public bool IsActive { get; set; }
            public DateTimeOffset CreatedAt { get; set; }
            public Guid Token { get; set; }
            public long Quantity { get; set; }
            public int Rank { get; set; }
        }
        """;

    private static string Context() =>
        $$"""
        public sealed class ShopContext : DbContext
        {
            public ShopContext(DbContextOptions options) : base(options) { }

            protected override void OnModelCreating(ModelBuilder modelBuilder)
            {
        {{Lines(static number => $"        modelBuilder.Entity<Table{number}>();")}}
            }
        }
        """;

    private static string Snapshot() =>
        $$"""
        [DbContext(typeof(ShopContext))]
        public sealed class ShopContextModelSnapshot : ModelSnapshot
        {
            protected override void BuildModel(ModelBuilder modelBuilder)
            {
                modelBuilder.HasAnnotation("ProductVersion", "10.0.0").HasAnnotation("Relational:MaxIdentifierLength", 63);
                NpgsqlModelBuilderExtensions.UseIdentityByDefaultColumns(modelBuilder);
        {{Lines(Entity)}}
            }
        }
        """;

    private static string Entity(int number) =>
        $$"""
                modelBuilder.Entity("Shop.Table{{number}}", b =>
                {
                    b.Property<int>("Id").ValueGeneratedOnAdd().HasColumnType("integer");
                    NpgsqlPropertyBuilderExtensions.UseIdentityByDefaultColumn(b.Property<int>("Id"));
                    b.Property<string>("Code").HasMaxLength(40).HasColumnType("character varying(40)");
                    b.Property<DateTimeOffset>("CreatedAt").HasColumnType("timestamp with time zone");
                    b.Property<bool>("IsActive").HasColumnType("boolean");
                    b.Property<string>("Name").IsRequired().HasColumnType("text");
                    b.Property<int?>("ParentId").HasColumnType("integer");
                    b.Property<decimal>("Price").HasColumnType("numeric");
                    b.Property<long>("Quantity").HasColumnType("bigint");
                    b.Property<int>("Rank").HasColumnType("integer");
                    b.Property<Guid>("Token").HasColumnType("uuid");
                    b.HasKey("Id");
                    b.ToTable("table_{{number}}");
                });
        """;

    private static string Migration(int number) =>
        $$""""
        [DbContext(typeof(ShopContext)), Migration("{{ShopMigrations.Id(number)}}")]
        public sealed class Migration{{number}} : Migration
        {
            protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        {{(number == 0 ? Lines(CreateTable) : ShopMigrations.DataChange(number).TrimEnd())}}
        """);

            protected override void Down(MigrationBuilder migrationBuilder) { }
        }
        """";

    private static string CreateTable(int number) =>
        $"CREATE TABLE table_{number} (id integer PRIMARY KEY, name text NOT NULL DEFAULT '');";

    private static string Lines(Func<int, string> line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Tables; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line(i)}\n");
        }

        return text.ToString().TrimEnd();
    }
}
