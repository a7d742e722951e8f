using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using MigrationKit;
using NpgsqlTypes;

[assembly: PgSchema("booking", Comment = "One service, many tenants")]

namespace Booking;

[PgEnum(Schema = "booking")]
public enum BookingMode
{
    [PgName("DATE")]
    Date,

    [PgName("TIMESLOT")]
    Timeslot,
}

[Table("tenant", Schema = "booking")]
public class Tenant
{
    [Key, PgIdentity(IdentityKind.Always)]
    public int Id { get; set; }

    [MaxLength(63), PgUnique]
    public required string Subdomain { get; set; }

    public required string TimeZone { get; set; }
}

[Table("resource", Schema = "booking")]
[PgPrimaryKey(nameof(TenantId), nameof(Id))]
public class Resource
{
    [References(typeof(Tenant), OnDelete = ForeignKeyAction.Cascade)]
    public int TenantId { get; set; }

    [PgIdentity]
    public int Id { get; set; }

    public required string Name { get; set; }

    public BookingMode Mode { get; set; }

    [DefaultValue(1), PgCheck("capacity > 0")]
    public int Capacity { get; set; }
}

[Table("reservation", Schema = "booking")]
[PgPrimaryKey(nameof(TenantId), nameof(Id))]
[PgIndex(nameof(TenantId), nameof(Date))]
[PgIndex(nameof(TenantId), nameof(ResourceId), nameof(Date), nameof(StartsAt), Unique = true, Where = "cancelled_at IS NULL", Name = "ux_reservation_slot")]
[PgCheck("(starts_at IS NULL) = (ends_at IS NULL) AND starts_at < ends_at", Name = "ck_reservation_slot")]
[References(typeof(Resource), Properties = [nameof(TenantId), nameof(ResourceId)], OnDelete = ForeignKeyAction.Restrict)]
public class Reservation
{
    [References(typeof(Tenant), OnDelete = ForeignKeyAction.Cascade)]
    public int TenantId { get; set; }

    [PgIdentity]
    public long Id { get; set; }

    public int ResourceId { get; set; }

    public DateOnly Date { get; set; }

    public TimeOnly? StartsAt { get; set; }

    public TimeOnly? EndsAt { get; set; }

    [MaxLength(254)]
    public required string GuestEmail { get; set; }

    [PgDefault("now()")]
    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? CancelledAt { get; set; }
}
