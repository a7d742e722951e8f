using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using MigrationKit;
using NpgsqlTypes;

[assembly: PgRange("floatrange", "double precision", SubtypeDifference = "float8mi")]

namespace Hotel;

[PgEnum, Grant("USAGE", "pg_monitor")]
public enum Season
{
    Low,
    High,
}

[PgDomain, PgCheck("VALUE ~ '@'"), PgComment("Where mail goes")]
public readonly record struct EmailAddress([property: MaxLength(200)] string Value);

[PgDomain("room_number", NotNull = true, Default = "1"), PgCheck("VALUE > 0", Name = "positive"), PgCheck("VALUE < 1000", Name = "not_too_high")]
public readonly record struct RoomNumber(int Value);

[PgComposite, PgComment("Where a guest lives")]
public record Address(string Street, [property: MaxLength(10)] string Zip, Season Season)
{
    [PgComment("ISO 3166")]
    public string? Country { get; set; }
}

[Table("guest")]
[RowSecurity(Force = true)]
[Policy("own_data", Using = "email = current_setting('app.guest')::text", Check = "length(name) > 0")]
[Policy("auditors_read", For = PolicyCommand.Select, To = new[] { "pg_monitor" }, Using = "true")]
[Policy("named", For = PolicyCommand.Insert, Restrictive = true, Check = "name <> ''")]
[Grant("SELECT, INSERT", "pg_monitor", "PUBLIC")]
[Grant("DELETE", "pg_monitor", WithGrantOption = true)]
[StorageParameter("fillfactor", 70)]
public class Guest
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public EmailAddress Email { get; set; }

    public EmailAddress? OtherEmail { get; set; }

    public Address? Home { get; set; }

    public List<Address>? Former { get; set; }

    [Grant("UPDATE", "pg_monitor")]
    public string? Note { get; set; }
}

[Table("reservation")]
[Exclude(nameof(During), "&&", Where = "NOT cancelled")]
[Exclude("(int4range(room, room, '[]'))", "&&", nameof(During), "&&", Name = "one_guest_at_a_time", Deferrable = true)]
public class Reservation
{
    public int Id { get; set; }

    [References(typeof(Guest))]
    public int GuestId { get; set; }

    [Column(TypeName = "int")]
    public RoomNumber Room { get; set; }

    public RoomNumber Wished { get; set; }

    public NpgsqlRange<DateTime> During { get; set; }

    [Column(TypeName = "floatrange")]
    public string? Price { get; set; }

    public bool Cancelled { get; set; }
}

[Table("visit"), Unlogged, PgKeyless]
public class Visit
{
    public DateTime At { get; set; }
}

[Table("event")]
[PgPrimaryKey(nameof(Id), nameof(At))]
[PgIndex(nameof(Kind))]
[PartitionBy(PartitionMethod.Range, nameof(At))]
[Partition("event_2026", From = "'2026-01-01'", To = "'2027-01-01'")]
[Partition("event_old", Schema = "archive", From = "MINVALUE", To = "'2026-01-01'")]
[Partition("event_rest", Default = true)]
public class Event
{
    [PgIdentity]
    public long Id { get; set; }

    public DateOnly At { get; set; }

    public required string Kind { get; set; }
}

[Table("bell")]
[PartitionBy(PartitionMethod.Hash, nameof(Id))]
[Partition("bell_0", Modulus = 2), Partition("bell_1", Modulus = 2, Remainder = 1)]
public class Bell
{
    public Guid Id { get; set; }
}

[Table("translation"), PgKeyless]
[PartitionBy(PartitionMethod.List, "(lower(language))")]
[Partition("translation_de", In = "'de', 'at'")]
public class Translation
{
    public required string Language { get; set; }
}

[View("named_guest", """
    SELECT id, name
    FROM public.guest
    WHERE name <> ''
    """, SecurityBarrier = true, CheckOption = ViewCheckOption.Local)]
[PgComment("Who can be greeted")]
[Grant("SELECT", "PUBLIC")]
public class NamedGuest
{
    public int Id { get; set; }

    [PgComment("As on the sign"), Grant("UPDATE", "pg_monitor")]
    public required string Name { get; set; }
}

[MaterializedView("stay", "SELECT guest_id, count(*) AS times FROM public.reservation GROUP BY guest_id", Schema = "archive")]
[StorageParameter("fillfactor", 90)]
[PgIndex(nameof(GuestId), Unique = true)]
public class Stay
{
    public int GuestId { get; set; }

    [PgIndex]
    public long Times { get; set; }
}
