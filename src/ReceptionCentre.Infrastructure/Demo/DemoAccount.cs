using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>An account to look around with in a demonstration. Never made outside one.</summary>
public sealed record DemoAccount(Role Role, string Email, string Password);
