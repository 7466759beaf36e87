# The rules every target of the house obeys, and the three ways to add one.

find_program(POS_MOLD mold)
find_program(POS_CCACHE ccache)
if(POS_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_NOHASHDIR=1
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_SLOPPINESS=pch_defines,time_macros ${POS_CCACHE})
endif()

add_library(pos_rules INTERFACE)
target_include_directories(pos_rules INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_features(pos_rules INTERFACE cxx_std_20)
target_compile_definitions(pos_rules INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS
    QT_NO_FOREACH QT_NO_KEYWORDS QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(pos_rules INTERFACE
    -Wall -Wextra -Wpedantic -pedantic-errors -Werror
    -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Wcast-qual -Wcast-align
    -Wnon-virtual-dtor -Woverloaded-virtual -Wformat=2 -Wimplicit-fallthrough -Wundef
    -Wextra-semi -Wfloat-conversion -Wredundant-decls -Wunused -Wvla
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wsuggest-override>
    $<$<CXX_COMPILER_ID:Clang>:-Wno-gnu-zero-variadic-macro-arguments>
    # GCC 12 reports overlaps in its own std::string at -O2 (GCC bug 105651, mended in 13).
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
    -fno-omit-frame-pointer -fstack-protector-strong -ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)
target_compile_definitions(pos_rules INTERFACE
    $<$<CONFIG:Release>:_FORTIFY_SOURCE=2> $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
if(POS_MOLD)
    target_link_options(pos_rules INTERFACE -fuse-ld=mold)
endif()
# Qt wants a folder that is the user's alone and warns without one.
set(POS_RUNTIME_DIR ${CMAKE_BINARY_DIR}/runtime)
file(MAKE_DIRECTORY ${POS_RUNTIME_DIR})
file(CHMOD ${POS_RUNTIME_DIR} PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)

set(POS_TEST_ENVIRONMENT QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 TZ=UTC QT_LOGGING_RULES=qt.*=false
    XDG_RUNTIME_DIR=${POS_RUNTIME_DIR})
if(POS_SANITIZE)
    list(APPEND POS_TEST_ENVIRONMENT ASAN_OPTIONS=detect_leaks=0)
    target_compile_options(pos_rules INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all)
    target_link_options(pos_rules INTERFACE -fsanitize=address,undefined)
endif()

if(POS_FUZZ)
    # clang 14 does not know std::source_location in libstdc++ 12.
    target_compile_options(pos_rules INTERFACE
        -include ${CMAKE_SOURCE_DIR}/.ci/source_location_for_clazy.h
        -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
    target_link_options(pos_rules INTERFACE -fsanitize=address,undefined)
endif()

# pos_library(NAME [MOC] SOURCES … [PUBLIC …] [PRIVATE …]): one static library per room. Its links
# are the rooms it may use; what is not linked cannot be called. MOC for rooms with QObjects.
function(pos_library name)
    cmake_parse_arguments(ARG "MOC" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    if(ARG_MOC)
        set_target_properties(${name} PROPERTIES AUTOMOC ON AUTORCC ON)
    endif()
    target_link_libraries(${name} PUBLIC ${ARG_PUBLIC} PRIVATE pos_rules ${ARG_PRIVATE})
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
endfunction()

# pos_program(NAME [MOC] SOURCES … LINKS …)
function(pos_program name)
    cmake_parse_arguments(ARG "MOC" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    if(ARG_MOC)
        set_target_properties(${name} PROPERTIES AUTOMOC ON AUTORCC ON)
    endif()
    target_link_libraries(${name} PRIVATE pos_rules ${ARG_LINKS})
endfunction()

# pos_test(NAME SOURCES … LINKS … [LABELS …] [TIMEOUT seconds]): one Qt Test executable, run
# offscreen, in the C locale, in UTC. Only a test whose sources ask for POS_SOURCE_DIR gets it: with a
# path in its command line the compiler cache does not know it again in another clone.
function(pos_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON
        RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/test-bin)
    target_link_libraries(${name} PRIVATE pos_rules Qt6::Test ${ARG_LINKS})
    foreach(source ${ARG_SOURCES})
        cmake_path(ABSOLUTE_PATH source)
        if(EXISTS ${source})
            file(STRINGS ${source} asking REGEX "POS_SOURCE_DIR" LIMIT_COUNT 1)
            if(asking)
                target_compile_definitions(${name} PRIVATE POS_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
                break()
            endif()
        endif()
    endforeach()
    add_test(NAME ${name} COMMAND ${name} -o -,txt)
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 60)
    endif()
    if(POS_SANITIZE)
        math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 5") # the sanitizers slow a test down as much
    endif()
    # Who may take long begins first, so that no run ends with one test alone.
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} COST ${ARG_TIMEOUT}
        LABELS "${ARG_LABELS}"
        ENVIRONMENT "${POS_TEST_ENVIRONMENT}")
endfunction()
