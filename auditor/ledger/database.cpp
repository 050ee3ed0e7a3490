#include "auditor/ledger/database.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "auditor/ledger/private_file.hpp"
#include "rules/shape.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;

constexpr int kBusyMilliseconds = 10'000;
constexpr int kDisposableBusyMilliseconds = 100;
constexpr int kMaxRowBytes = 64 << 20;  // far above any entry; a forged length stops here
constexpr int kMaxDisposableRowBytes = 512 << 20;

// What a person can do about a result code. The first row that fits counts.
struct Remedy {
  int code;  // primary or extended
  const char* advice;
};
constexpr Remedy kRemedies[] = {
    {SQLITE_READONLY_ROLLBACK, "a write was cut off; record something to roll it back"},
    {SQLITE_READONLY, "make the file and its directory writable for this user"},
    {SQLITE_BUSY, "another process held it for 10 s; try again"},
    {SQLITE_FULL, "free space on its disk"},
    {SQLITE_IOERR, "check its disk, its free space and file size limits"},
    {SQLITE_CANTOPEN, "check that the directory exists and is writable for this user"},
    {SQLITE_PERM, "check owner and mode of the file"},
    {SQLITE_CORRUPT, "keep the file as it is and restore a backup"},
    {SQLITE_NOTADB, "keep the file as it is and restore a backup"},
    {SQLITE_TOOBIG, "a row is larger than 64 MiB"},
};

std::string advice_for(int code) {
  for (const Remedy& remedy : kRemedies) {
    if (remedy.code == code || remedy.code == (code & 0xFF)) {
      return std::string("; ") + remedy.advice;
    }
  }
  return {};
}

// An empty file of mode 0600, unless there is one. An existing one is never opened here:
// closing it would drop the locks that other connections of this process hold on it.
void create_if_missing(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0) {
    ::close(descriptor);
  } else if (errno != EEXIST) {
    throw fs::filesystem_error("cannot make", file,
                               std::error_code(errno, std::generic_category()));
  }
}

}  // namespace

Statement::Statement(Database& database, std::string_view sql) : database_(database) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(database.handle_.get(), sql.data(),
                                      static_cast<int>(sql.size()), &statement, nullptr);
  statement_.reset(statement);
  if (code != SQLITE_OK) database_.fail("read");
}

Statement& Statement::bind(int parameter, std::int64_t value) {
  if (sqlite3_bind_int64(statement_.get(), parameter, value) != SQLITE_OK) database_.fail("use");
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  const char* bytes = text.data() == nullptr ? "" : text.data();  // null would bind NULL
  const int code = sqlite3_bind_text64(statement_.get(), parameter, bytes, text.size(),
                                       SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK) database_.fail("use");
  return *this;
}

bool Statement::step() {
  switch (sqlite3_step(statement_.get())) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      return false;
    default:
      database_.fail(sqlite3_stmt_readonly(statement_.get()) != 0 ? "read" : "write to");
  }
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

// The result repeats the error of the last step, which has been thrown already.
void Statement::reset() { sqlite3_reset(statement_.get()); }

int Statement::columns() const { return sqlite3_column_count(statement_.get()); }

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
  sqlite3_finalize(statement);
}

Database::Database(fs::path file, OpenMode mode) : file_(std::move(file)) {
  try {
    file_ = fs::absolute(file_);  // SQLite reads "file:" and ":memory:" as something else
    prepare_file(mode);
  } catch (const fs::filesystem_error& problem) {
    throw error(problem.code().message() + "; check the directory and its owner");
  }
  const bool disposable = mode == OpenMode::disposable;
  open(file_.string(), mode == OpenMode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE,
       disposable);
  if (mode != OpenMode::read_only) use_rollback_journal();
  if (disposable) execute("PRAGMA synchronous = OFF");
}

Database Database::scratch() {
  Database database;
  database.file_ = "(temporary database)";
  database.open("", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  return database;
}

void Database::prepare_file(OpenMode mode) {
  const bool makes = mode == OpenMode::read_write_create || mode == OpenMode::disposable;
  if (makes) create_if_missing(file_);
  if (!fs::exists(file_)) throw error("there is no such file");
  if (!fs::is_regular_file(file_)) throw error("it is not a regular file");
  if (!makes && fs::file_size(file_) == 0) {
    throw error("the file is empty; it was cut off: keep it as it is and restore a backup");
  }
  exposure_ = exposure_of(file_);
  if (exposure_ && mode != OpenMode::read_only) throw error(*exposure_);
}

void Database::open(const std::string& name, int flags, bool disposable) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_EXRESCODE, nullptr);
  handle_.reset(handle);  // there is a handle to close even after most errors
  if (code != SQLITE_OK) fail("open");
  sqlite3_busy_timeout(handle, disposable ? kDisposableBusyMilliseconds : kBusyMilliseconds);
  sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, disposable ? kMaxDisposableRowBytes : kMaxRowBytes);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  execute(
      "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;"
      "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;");
}

// WAL is avoided: docs/decisions/0002-ledger.md. EXTRA also flushes the directory, without
// which a power cut can bring the deleted journal back and undo the last append.
void Database::use_rollback_journal() {
  if (text("PRAGMA journal_mode = DELETE") != "delete") {
    throw error("its journal mode cannot be set; end the other programs that use it");
  }
  execute("PRAGMA synchronous = EXTRA");
}

void Database::execute(std::string_view sql) {
  const std::string terminated(sql);
  const int code = sqlite3_exec(handle_.get(), terminated.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail("use");
}

std::int64_t Database::integer(std::string_view query) {
  Statement statement(*this, query);
  return statement.step() ? statement.integer(0) : 0;
}

std::string Database::text(std::string_view query) {
  Statement statement(*this, query);
  return statement.step() ? statement.text(0) : std::string();
}

LedgerError Database::error(std::string_view problem) const {
  return LedgerError("cannot use " + printable(file_.string()) + ": " + printable(problem));
}

void Database::fail(std::string_view doing) const {
  const int code = handle_ ? sqlite3_extended_errcode(handle_.get()) : SQLITE_NOMEM;
  const char* said = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
  const std::string text = "cannot " + std::string(doing) + " " + printable(file_.string()) + ": " +
                           printable(said) + advice_for(code);
  for (const int damaged : {SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR}) {
    if ((code & 0xFF) == damaged) throw DamagedDatabase(text);
  }
  throw LedgerError(text);
}

void Database::Close::operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }

Transaction::Transaction(Database& database, Kind kind) : database_(database) {
  database_.execute(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
}

// SQLite may have rolled back already, as it does on a full disk; then this does nothing.
Transaction::~Transaction() {
  if (open_) sqlite3_exec(database_.handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace phiward
