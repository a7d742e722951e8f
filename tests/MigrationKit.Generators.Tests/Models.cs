namespace MigrationKit.Generators.Tests;

/// <summary>Sources of the snapshot tests.</summary>
internal static class Models
{
    public const string EveryAttribute =
        """
        [assembly: PgExtension("citext", Schema = "ext")]
        [assembly: PgExtension("pg_trgm")]
        [assembly: PgSchema("sales", Comment = "What was sold", RenamedFrom = "selling")]
        [assembly: PgSequence("order_no", Schema = "sales", Type = "int", Start = 1000, Increment = 10, MinValue = 1, MaxValue = 2000000, Cache = 5, Cycle = true,
            OwnedBy = "orders.number", Comment = "Numbers for people", RenamedFrom = "order_number")]
        [assembly: Dropped("public.old_table")]

        namespace Shop;

        [PgEnum("user_role", Schema = "sales"), PgComment("What a user may do"), RenamedFrom("role")]
        public enum Role
        {
            [NpgsqlTypes.PgName("boss")] Admin,
            [RenamedFrom("clerk")] SalesPerson,
            Guest = 100,
        }

        [Table("users")]
        [PgComment("People")]
        [RenamedFrom("members"), RenamedFrom("old.people")]
        [Dropped("nickname")]
        [PgPrimaryKey(nameof(Id), Name = "users_key", Include = new[] { nameof(Email) })]
        [PgIndex(nameof(Role), nameof(CreatedAt), Name = "by_role", Unique = true, Descending = new[] { false, true },
            Nulls = new[] { NullsPosition.First, NullsPosition.Last }, Where = " created_at > '2020-01-01' ", Include = new[] { nameof(Email) },
            NullsNotDistinct = true, Parameters = new[] { "fillfactor = 70", "deduplicate_items=off" })]
        [PgIndex("(lower(email))", nameof(Role))]
        [PgIndex(Expression = "email || display", Method = "GIN", OperatorClasses = new[] { "gin_trgm_ops" })]
        [PgIndex(nameof(Display), Name = "by_display", Collations = new[] { "C" }, OperatorClasses = new[] { "text_pattern_ops" })]
        [PgIndex(nameof(Email), Collations = new[] { "public.\"german\"" }, Name = "by_german_email")]
        [PgUnique(nameof(Role), nameof(Display), Name = "role_display", Include = new[] { nameof(Id) }, NullsNotDistinct = true, Deferrable = true)]
        [PgUnique(nameof(CreatedAt), InitiallyDeferred = true)]
        [PgCheck("char_length(display) > 2 AND email <> ''")]
        [PgCheck("created_at IS NOT NULL", Name = "created", NoInherit = true, NotValid = true)]
        public class User
        {
            [PgIdentity(IdentityKind.Always, Start = 100, Increment = 5, MinValue = 100, MaxValue = 100000, Cache = 20, Cycle = true)]
            public long Id { get; set; }

            [Column(TypeName = "citext"), PgUnique, PgComment("Where mail goes"), RenamedFrom("mail")]
            public string Email { get; set; } = "";

            [PgCollation("de-x-icu"), PgIndex]
            public string? Display { get; set; }

            [PgDefault("'boss'::sales.user_role")]
            public Role Role { get; set; }

            public Role[] Roles { get; set; } = [];

            [PgDefault(" now() ")]
            public DateTime CreatedAt { get; set; }

            [PgGenerated("lower(email)")]
            public string EmailLower { get; } = "";

            [PgGenerated("char_length(display)", Stored = false)]
            public int? DisplayLength { get; set; }
        }

        [Table("orders", Schema = "sales"), PgPrimaryKey(nameof(Tenant), nameof(Number))]
        public class Order
        {
            public int Tenant { get; set; }

            public int Number { get; set; }

            [References(typeof(User), OnDelete = ForeignKeyAction.SetNull, OnUpdate = ForeignKeyAction.Cascade, Deferrable = true, InitiallyDeferred = true)]
            public long? UserId { get; set; }

            [References(typeof(User), nameof(User.Email), Name = "buyer", NotValid = true)]
            [Column(TypeName = "ext.citext")]
            public string? BuyerEmail { get; set; }

            [PgCheck("total >= 0")]
            [Column(TypeName = "decimal(12, 2)")]
            public decimal Total { get; set; }
        }

        [Table("lines", Schema = "sales"), PgKeyless]
        [References(typeof(Order), nameof(Order.Tenant), nameof(Order.Number), Properties = new[] { nameof(Tenant), nameof(OrderNumber) }, MatchFull = true,
            OnDelete = ForeignKeyAction.SetDefault, OnDeleteProperties = new[] { nameof(OrderNumber) })]
        public class Line
        {
            public int? Tenant { get; set; }

            public int? OrderNumber { get; set; }
        }
        """;

    public const string Ecosystem =
        """
        using Microsoft.EntityFrameworkCore;

        namespace Shop;

        [Table("customers"), Comment("Who buys")]
        [Microsoft.EntityFrameworkCore.Index(nameof(Name), nameof(Code), IsUnique = true, IsDescending = new[] { false, true }, Name = "by_name")]
        [Microsoft.EntityFrameworkCore.Index(nameof(Code), AllDescending = true)]
        public class Customer
        {
            [Key, DatabaseGenerated(DatabaseGeneratedOption.None)] public int Number { get; set; }
            [Column("full_name", Order = 1), StringLength(100, MinimumLength = 2)] public string Name { get; set; } = "";
            [Required, Comment("Short")] public string? Code { get; set; }
            [Precision(10, 4)] public decimal Credit { get; set; }
            [Precision(3)] public DateTimeOffset Since { get; set; }
            [MaxLength] public string Notes { get; set; } = "";
            [NotMapped] public object? Tag { get; set; }
            [DatabaseGenerated(DatabaseGeneratedOption.Identity)] public Guid Token { get; set; }
            [DatabaseGenerated(DatabaseGeneratedOption.Identity)] public long Sequence { get; set; }
            public List<Address> Addresses { get; set; } = [];
            [ForeignKey("PaidById")] public ICollection<Invoice> Paid { get; set; } = [];
            public int NameLength => Name.Length;
            public static int Count { get; set; }
            internal int Hidden { get; set; }
            public string this[int i] { get => ""; set { } }
        }

        [Table("addresses"), PrimaryKey(nameof(CustomerNumber), nameof(Kind))]
        public class Address
        {
            public int CustomerNumber { get; set; }
            public short Kind { get; set; }
            [ForeignKey(nameof(CustomerNumber)), DeleteBehavior(DeleteBehavior.Cascade)] public Customer Customer { get; set; } = null!;
        }

        [Table("invoices")]
        public class Invoice
        {
            public Guid InvoiceId { get; set; }
            [ForeignKey(nameof(Customer))] public int? BuyerNumber { get; set; }
            [DeleteBehavior(DeleteBehavior.SetNull)] public Customer? Customer { get; set; }
            [ForeignKey("Address"), Column(Order = 2)] public short? AddressKind { get; set; }
            [ForeignKey("Address"), Column(Order = 1)] public int? AddressCustomer { get; set; }
            public Address? Address { get; set; }
            public int? PaidById { get; set; }
        }

        [Table("log"), Keyless]
        public class Log
        {
            public string Text { get; set; } = "";
        }
        """;

    public const string Scalars =
        """
        #nullable enable
        using System.Collections;
        using System.Net;
        using System.Net.NetworkInformation;
        using System.Numerics;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using NpgsqlTypes;

        namespace NodaTime { public struct Instant; public struct LocalDate; public struct LocalDateTime; public struct LocalTime; public struct OffsetTime; public class Period; public struct Duration; }

        namespace Shop
        {
            public enum Small : byte { A }
            public enum Plain { A }
            public enum Large : long { A }

            #pragma warning disable CS0618 // Older code has NpgsqlCidr.
            [Table("scalars")]
            public class Scalars
            {
                [Key] public Guid Guid { get; set; }
                public bool Bool { get; set; }
                public sbyte SByte { get; set; }
                public byte Byte { get; set; }
                public short Short { get; set; }
                public int Int { get; set; }
                public long Long { get; set; }
                public float Float { get; set; }
                public double Double { get; set; }
                public decimal Decimal { get; set; }
                public BigInteger BigInteger { get; set; }
                public string Text { get; set; } = "";
                public char Char { get; set; }
                public DateTime DateTime { get; set; }
                public DateTimeOffset DateTimeOffset { get; set; }
                public DateOnly DateOnly { get; set; }
                public TimeOnly TimeOnly { get; set; }
                public TimeSpan TimeSpan { get; set; }
                public byte[] Bytes { get; set; } = [];
                public ReadOnlyMemory<byte> Memory { get; set; }
                public BitArray Bits { get; set; } = new(1);
                public IPAddress Address { get; set; } = IPAddress.None;
                public IPNetwork Network { get; set; }
                public NpgsqlCidr Cidr { get; set; }
                public NpgsqlInet Inet { get; set; }
                public PhysicalAddress Mac { get; set; } = PhysicalAddress.None;
                public JsonDocument Document { get; set; } = null!;
                public JsonElement Element { get; set; }
                public JsonNode Node { get; set; } = null!;
                public NpgsqlPoint Point { get; set; }
                public NpgsqlLine Line { get; set; }
                public NpgsqlLSeg Segment { get; set; }
                public NpgsqlBox Box { get; set; }
                public NpgsqlPath Path { get; set; }
                public NpgsqlPolygon Polygon { get; set; }
                public NpgsqlCircle Circle { get; set; }
                public NpgsqlTsVector Vector { get; set; } = null!;
                public NpgsqlTsQuery Query { get; set; } = null!;
                public NpgsqlLogSequenceNumber Lsn { get; set; }
                public NpgsqlRange<int> IntRange { get; set; }
                public NpgsqlRange<long>? LongRange { get; set; }
                public NpgsqlRange<decimal> DecimalRange { get; set; }
                public NpgsqlRange<DateTime> TimeRange { get; set; }
                public NpgsqlRange<DateOnly> DateRange { get; set; }
                public NpgsqlRange<NodaTime.LocalDateTime> LocalRange { get; set; }
                public List<NpgsqlRange<int>> IntRanges { get; set; } = [];
                public int[] Ints { get; set; } = [];
                public int[,] Matrix { get; set; } = new int[0, 0];
                public List<string> Texts { get; set; } = [];
                public IList<Guid?> Guids { get; set; } = [];
                public byte[][] Blobs { get; set; } = [];
                public Dictionary<string, string> Pairs { get; set; } = [];
                public NodaTime.Instant Instant { get; set; }
                public NodaTime.LocalDate LocalDate { get; set; }
                public NodaTime.LocalDateTime LocalDateTime { get; set; }
                public NodaTime.LocalTime LocalTime { get; set; }
                public NodaTime.OffsetTime OffsetTime { get; set; }
                public NodaTime.Period? Period { get; set; }
                public NodaTime.Duration? Duration { get; set; }
                public Small Small { get; set; }
                public Plain? Plain { get; set; }
                public Large Large { get; set; }
                [Column(TypeName = "jsonb")] public object Anything { get; set; } = "";
                [Column(TypeName = "varchar(20)[]")] public string[] Codes { get; set; } = [];
                [Column(TypeName = "TIMESTAMP (3)")] public DateTime Local { get; set; }
                [Column(TypeName = "xid8")] public ulong Transaction { get; set; }
            #nullable disable
                public string Oblivious { get; set; }
                [Required] public string RequiredOblivious { get; set; }
            }
        }
        """;

    public const string Shapes =
        """
        namespace Shop;

        public abstract class Entity<TId>
        {
            public TId Id { get; set; } = default!;
            public DateTime CreatedAt { get; set; }
            public virtual string Name { get; set; } = "";
        }

        [PgIndex(nameof(Tenant))]
        public abstract class TenantEntity : Entity<long>
        {
            public int Tenant { get; set; }
        }

        [Table("products")]
        public partial class Product : TenantEntity
        {
            [MaxLength(50)] public override string Name { get; set; } = "";
        }

        public partial class Product
        {
            public decimal Price { get; set; }
        }

        [Table("points")]
        public record Point(int PointId, [property: Column("x_axis")] double X, string? Label)
        {
            public double Y { get; init; }
            public double Length => X * Y;
            [Column] public string Computed => "stored";
        }

        public static class Nested
        {
            [Table("inner")]
            public class Inner
            {
                public int ID { get; private set; }
                public required string HTMLText { get; set; }
                public int Address2Line { get; set; }
            }
        }
        """;

    public const string Defaults =
        """
        namespace Shop;

        [PgEnum] public enum Role { Guest, [NpgsqlTypes.PgName("it's me")] Admin }
        public enum Level : short { Low = 1, High = 2 }

        [Table("defaults")]
        public class Defaults
        {
            [DefaultValue(7)] public int Id { get; set; }
            [DefaultValue(true)] public bool Flag { get; set; }
            [DefaultValue("it's")] public string Text { get; set; } = "";
            [DefaultValue("back\\slash")] public string Path { get; set; } = "";
            [DefaultValue('x')] public char Letter { get; set; }
            [DefaultValue(1.5)] public double Half { get; set; }
            [DefaultValue(double.NaN)] public double Unknown { get; set; }
            [DefaultValue(typeof(decimal), "9.99")] public decimal Price { get; set; }
            [DefaultValue(Role.Admin)] public Role Role { get; set; }
            [DefaultValue(Level.High)] public Level Level { get; set; }
            [DefaultValue(null)] public string? Nothing { get; set; }
            [PgDefault("null")] public string? NullToo { get; set; }
            [PgDefault("gen_random_uuid()")] public Guid Token { get; set; }
        }
        """;

    public const string HostileNames =
        """
        namespace Shop;

        [Table("select")]
        public class Hostile
        {
            public int Id { get; set; }
            [Column("order by \"1\"; --")] public string Injection { get; set; } = "";
            [Column("größe")] public string Size { get; set; } = "";
            [Column("\U0001F600")] public string Smile { get; set; } = "";
            [Column("\U0001F468\u200D\U0001F469\u200D\U0001F467")] public string Family { get; set; } = "";
            public int APropertyNameThatGoesOnAndOnAndOnUntilItIsLongerThanPostgresKeepsOfAnyName { get; set; }
            [PgIndex] public int AnotherPropertyNameThatIsLongAndIsIndexedSoThatTheIndexIsLonger { get; set; }
        }
        """;
}
